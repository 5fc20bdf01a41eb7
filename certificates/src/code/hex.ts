const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hex. */
export function hexText(bytes: Uint8Array): string {
  let digits = '';
  for (const byte of bytes) digits += PAIRS[byte];
  return digits;
}

/** Bytes of a text of hex digits; a last odd digit is left out. */
export function hexBytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
