import { encode, rfc8949EncodeOptions, Tagged } from 'cborg';
import type { CodeSigner } from '../sign/signer.ts';
import { fromBase32, toBase32 } from './base32.ts';
import { CodeFormatError, decodeCbor } from './cbor.ts';
import { decodeClaims, encodeClaims, type Claims } from './claims.ts';
import { hexBytes, hexText } from './hex.ts';

/** COSE (RFC 9052, RFC 9053): COSE_Sign1 tag, header labels, ES256. */
const COSE = { sign1: 18, alg: 1, kid: 4, es256: -7 } as const;
const KID_BYTES = 8;
const SIGNATURE_BYTES = 64;
/** Longer than any QR symbol holds; anything above is not a code. */
const MAX_TEXT = 4400;

/** A code taken apart, its signature not yet checked. */
export interface OfflineCode {
  /** Hex; names the key list entry that must have signed. */
  kid: string;
  claims: Claims;
  /** What the signature covers. */
  toBeSigned: Uint8Array<ArrayBuffer>;
  /** ES256, raw r‖s. */
  signature: Uint8Array<ArrayBuffer>;
}

/** RFC 9052 §4.4: the structure that is signed, with no external data. */
function signatureInput(protectedHeader: Uint8Array, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return encode(['Signature1', protectedHeader, new Uint8Array(), payload]);
}

/** COSE_Sign1 (RFC 9052 §4.2) with an empty unprotected header. */
function coseMessage(header: Uint8Array, payload: Uint8Array, signature: Uint8Array): string {
  return toBase32(encode(new Tagged(COSE.sign1, [header, new Map(), payload, signature])));
}

/**
 * Signs the claims and writes them as the text of the QR: the verification page's address in capitals
 * (QR alphanumeric mode) with everything else in the fragment, which never leaves the phone.
 *
 * @returns `HTTPS://HOST/C#BASE32`
 */
export async function createOfflineCode(
  claims: Claims,
  verifyOrigin: string,
  signer: CodeSigner,
): Promise<string> {
  const header = encode(
    new Map<number, unknown>([
      [COSE.alg, COSE.es256],
      [COSE.kid, hexBytes(signer.kid)],
    ]),
    rfc8949EncodeOptions,
  );
  const payload = encodeClaims(claims);
  const signature = await signer.sign(signatureInput(header, payload));
  return `${verifyOrigin.toUpperCase()}/C#${coseMessage(header, payload, signature)}`;
}

/**
 * Takes the text of a QR apart. Accepts the full address or only the part after `#`.
 *
 * @throws CodeFormatError for anything that is not one of our codes
 */
export function readOfflineCode(text: string): OfflineCode {
  if (text.length > MAX_TEXT) throw new CodeFormatError('too long');
  const trimmed = text.trim();
  const code = trimmed.slice(trimmed.indexOf('#') + 1).toUpperCase();
  const bytes = fromBase32(code);
  if (!bytes || bytes.length === 0) throw new CodeFormatError('not Base32');
  if (bytes[0] !== (0xc0 | COSE.sign1)) throw new CodeFormatError('not COSE_Sign1');
  const message = decodeCbor(bytes);
  if (!Array.isArray(message) || message.length !== 4) throw new CodeFormatError('not COSE_Sign1');
  const [header, , payload, signature] = message.map((part: unknown) =>
    part instanceof Uint8Array ? new Uint8Array(part) : null,
  );
  if (!header || !payload || signature?.length !== SIGNATURE_BYTES) {
    throw new CodeFormatError('not COSE_Sign1');
  }
  // One message, one text: what the signature does not cover must be exactly as we write it.
  if (coseMessage(header, payload, signature) !== code) throw new CodeFormatError('not canonical');
  return {
    kid: readKid(header),
    claims: decodeClaims(payload),
    toBeSigned: signatureInput(header, payload),
    signature,
  };
}

function readKid(header: Uint8Array): string {
  const map = decodeCbor(header);
  if (!(map instanceof Map) || map.get(COSE.alg) !== COSE.es256) {
    throw new CodeFormatError('unknown signature algorithm');
  }
  const kid: unknown = map.get(COSE.kid);
  if (!(kid instanceof Uint8Array) || kid.length !== KID_BYTES) {
    throw new CodeFormatError('no key identifier');
  }
  return hexText(kid);
}
