/** r‖s of a 256-bit curve as the DER that OpenSSL takes. */
export function derOf(raw: Uint8Array): Uint8Array {
  const integer = (half: Uint8Array) => {
    const digits = half.subarray(half.findIndex((byte) => byte !== 0));
    const padded = (digits[0] ?? 0) > 127 ? [0, ...digits] : [...digits];
    return [2, padded.length, ...padded];
  };
  const body = [...integer(raw.subarray(0, 32)), ...integer(raw.subarray(32))];
  return Uint8Array.from([0x30, body.length, ...body]);
}
