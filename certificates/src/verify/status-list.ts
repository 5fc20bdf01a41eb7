import {
  fromBase64Url,
  isRecord,
  readStatement,
  signStatement,
  toBase64Url,
  type StatementSigner,
} from './jws.ts';
import type { TrustStore } from './key-list.ts';

/**
 * Which papers the university took back: a Bitstring Status List (W3C Recommendation 2025-05-15) with purpose
 * `revocation`. Every paper has an index drawn at random, so a list tells nothing about who or when.
 */
export interface StatusList {
  /** Address it is published at; also its identity. */
  id: string;
  /** Who says so, as a URI. */
  issuer: string;
  /** ISO 8601 instants: what it says is so as of the first, and must not be relied on after the second. */
  validFrom: string;
  validUntil: string;
  /** Milliseconds after which a newer one should be asked for. */
  ttl: number;
  /** Number of indexes, a multiple of 8. */
  length: number;
  /** Indexes that are revoked, in any order. */
  revoked: Iterable<number>;
}

/** A list that was read and whose signature is genuine. */
export interface KnownStatusList extends Pick<StatusList, 'validFrom' | 'validUntil' | 'ttl'> {
  bits: Uint8Array;
}

/** Fewer would tell too much (§6.1 of the Recommendation). */
export const STATUS_LIST_MIN = 131_072;

/** Bytes of the longest list a verifier unpacks: sixteen million papers. */
const MAX_BYTES = 2 ** 21;

/** The list as a signed credential (VC-JOSE-COSE, `application/vc+jwt`). */
export async function signStatusList(list: StatusList, signer: StatementSigner): Promise<string> {
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: list.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: list.issuer,
    validFrom: list.validFrom,
    validUntil: list.validUntil,
    credentialSubject: {
      id: `${list.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      ttl: list.ttl,
      encodedList: await encodeBits(list),
    },
  };
  return signStatement('vc+jwt', credential, signer);
}

/**
 * Reads a signed list. Never throws.
 *
 * @param at the verifier's clock, for the authority's own validity; whether the list is too old is for the caller
 * @returns null when it is no list of the university
 */
export async function readStatusList(
  text: string,
  trust: TrustStore,
  at: Date,
): Promise<KnownStatusList | null> {
  try {
    const credential = await readStatement(text, 'vc+jwt', trust, at);
    if (!isRecord(credential) || !isRecord(credential['credentialSubject'])) return null;
    const { validFrom, validUntil } = credential;
    const { type, statusPurpose, ttl, encodedList } = credential['credentialSubject'];
    if (type !== 'BitstringStatusList' || statusPurpose !== 'revocation') return null;
    if (!isInstant(validFrom) || !isInstant(validUntil) || typeof ttl !== 'number') return null;
    if (typeof encodedList !== 'string') return null;
    const bits = await decodeBits(encodedList);
    return bits.length * 8 < STATUS_LIST_MIN ? null : { validFrom, validUntil, ttl, bits };
  } catch {
    return null;
  }
}

/** Whether an index is revoked; null when the list does not reach that far. */
export function isRevoked({ bits }: KnownStatusList, index: number): boolean | null {
  const byte = bits[Math.floor(index / 8)];
  // The first index is the left-most bit (§3.3 of the Recommendation).
  return byte === undefined ? null : (byte & (0x80 >> (index % 8))) !== 0;
}

/** GZIP and multibase base64url (`u`), as §3.3 of the Recommendation says. */
async function encodeBits({ length, revoked }: StatusList): Promise<string> {
  const bits = new Uint8Array(Math.max(length, STATUS_LIST_MIN) / 8);
  for (const index of revoked) {
    const at = Math.floor(index / 8);
    bits[at] = (bits[at] ?? 0) | (0x80 >> (index % 8));
  }
  const packed = new Blob([bits]).stream().pipeThrough(new CompressionStream('gzip'));
  return `u${toBase64Url(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/** @throws for anything that is no such text, or unpacks to more than a list of ours */
async function decodeBits(encoded: string): Promise<Uint8Array> {
  if (!encoded.startsWith('u')) throw new RangeError('not multibase base64url');
  const packed = new Blob([fromBase64Url(encoded.slice(1))]).stream();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of packed.pipeThrough(new DecompressionStream('gzip'))) {
    size += part.length;
    if (size > MAX_BYTES) throw new RangeError('a list of ours is not so long');
    parts.push(part);
  }
  const bits = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bits.set(part, at);
    at += part.length;
  }
  return bits;
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
