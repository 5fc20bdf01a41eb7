const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** Check character of the first 17 digits of a resident identity number (GB 11643-1999, ISO 7064 MOD 11-2). */
export function idCheckCharacter(body: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return checkCharacters.charAt(sum % 11);
}

/**
 * An identity number that nobody holds: region code 999xxx is not assigned. Well formed otherwise.
 *
 * @param region last three digits of the region code, 0–999
 * @param birthDate `YYYY-MM-DD`
 * @param sequence 0–499; the parity of the third digit states the sex
 */
export function demoIdNumber(
  region: number,
  birthDate: string,
  sequence: number,
  sex: 'M' | 'F',
): string {
  const order = sequence * 2 + (sex === 'M' ? 1 : 0);
  const body = `999${pad3(region)}${birthDate.replaceAll('-', '')}${pad3(order)}`;
  return body + idCheckCharacter(body);
}

function pad3(value: number): string {
  return String(value % 1000).padStart(3, '0');
}
