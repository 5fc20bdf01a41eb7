import * as asn1js from 'asn1js';

/** Bytes of r and of s on a curve of 256 bits. */
const HALF = 32;

/** Raw r‖s as ECDSA-Sig-Value (RFC 3279 §2.2.3). */
export function derSignature(raw: Uint8Array): ArrayBuffer {
  const integer = (bytes: Uint8Array) => {
    const first = bytes.findIndex((byte) => byte !== 0);
    const digits = bytes.slice(first < 0 ? bytes.length - 1 : first);
    const positive = (digits[0] ?? 0) & 0x80 ? [0, ...digits] : digits;
    return new asn1js.Integer({ valueHex: Uint8Array.from(positive).buffer });
  };
  const value = [integer(raw.subarray(0, HALF)), integer(raw.subarray(HALF))];
  return new asn1js.Sequence({ value }).toBER();
}

/** ECDSA-Sig-Value as raw r‖s of 64 bytes. @throws RangeError for anything else */
export function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> {
  const { result } = asn1js.fromBER(new Uint8Array(der));
  const parts = result instanceof asn1js.Sequence ? result.valueBlock.value : [];
  const raw = new Uint8Array(2 * HALF);
  if (parts.length !== 2) throw new RangeError('not an ECDSA signature');
  for (const [i, part] of parts.entries()) {
    if (!(part instanceof asn1js.Integer)) throw new RangeError('not an ECDSA signature');
    const bytes = part.valueBlock.valueHexView;
    const digits = bytes.slice(Math.max(0, bytes.length - HALF));
    raw.set(digits, (i + 1) * HALF - digits.length);
  }
  return raw;
}
