const LAYOUT = /^\d{17}[\dX]$/;
const MODULUS = 11;

/** Whether this is a citizen's identity number: GB 11643, 17 digits and a check character by ISO 7064 MOD 11-2. */
export function isResidentNumber(number: string): boolean {
  if (!LAYOUT.test(number)) return false;
  const values = Array.from(number, (digit) => (digit === 'X' ? 10 : Number(digit)));
  const sum = values.reduce((sum, value) => sum * 2 + value);
  return sum % MODULUS === 1;
}
