import type * as pkijs from 'pkijs';
import { fromPem } from '../sign/pem.ts';
import { keyIdentifier } from '../sign/keys.ts';
import type { TrustStore } from './key-list.ts';
import { isSignature, trustedIssuers } from './trusted-key.ts';

/** What the university's issuing authority says to everybody: the media type tells what it is (RFC 7515 §4.1.9). */
export type StatementType = 'vc+jwt' | 'hallway-kinds+jwt';

/** Signs as the issuing authority. */
export interface StatementSigner {
  /** PEM of the authority's certificate; verifiers know it from the key list. */
  certificatePem: string;
  /** ES256 over `bytes`: raw r‖s, 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Far beyond any statement we make. */
const MAX_TEXT = 4_000_000;

/** A JWS in compact form (RFC 7515 §7.1), ES256, with the authority's key identifier. */
export async function signStatement(
  type: StatementType,
  payload: unknown,
  signer: StatementSigner,
): Promise<string> {
  const kid = await keyIdentifier(fromPem('CERTIFICATE', signer.certificatePem));
  const input = `${fromJson({ alg: 'ES256', typ: type, kid })}.${fromJson(payload)}`;
  const signature = await signer.sign(new TextEncoder().encode(input));
  return `${input}.${toBase64Url(signature)}`;
}

/**
 * Reads a statement whose signature is by one of the issuing authorities of a genuine key list. Never throws.
 *
 * @param at when the authority must have been valid: the verifier's clock
 * @returns the payload, or null when it is not such a statement
 */
export async function readStatement(
  text: string,
  type: StatementType,
  trust: TrustStore,
  at: Date,
): Promise<unknown> {
  try {
    if (text.length > MAX_TEXT) return null;
    const [head = '', body = '', tail = '', ...rest] = text.split('.');
    const header = toJson(head);
    if (rest.length > 0 || !isRecord(header)) return null;
    // What a header marks as critical we would have to understand (RFC 7515 §4.1.11); there is nothing of the kind.
    if (header['alg'] !== 'ES256' || header['typ'] !== type || 'crit' in header) return null;
    const input = new TextEncoder().encode(`${head}.${body}`);
    for (const issuer of await trustedIssuers(trust, at)) {
      if (header['kid'] !== (await identifierOf(issuer))) continue;
      if (await isSignature(issuer, fromBase64Url(tail), input)) return toJson(body);
    }
    return null;
  } catch {
    return null;
  }
}

function identifierOf(certificate: pkijs.Certificate): Promise<string> {
  return keyIdentifier(new Uint8Array(certificate.toSchema().toBER()));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Base64url without padding (RFC 4648 §5). */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws DOMException for text that is not base64url */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function fromJson(value: unknown): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
}

function toJson(text: string): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64Url(text)));
}
