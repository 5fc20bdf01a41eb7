import { encode, rfc8949EncodeOptions } from 'cborg';
import type { DocumentCode, Language } from '../documents/types.ts';
import { campusDate } from '../rules/calendar.ts';
import { bytesAt, CodeFormatError, decodeCbor, integerAt, mapOf, textAt } from './cbor.ts';
import { hexBytes, hexText } from './hex.ts';
import { decodeStatements, encodeStatements, type Statement } from './statements.ts';

/**
 * What an offline code vouches for: what every paper says of itself, and the printed statements its template chose.
 * Never the ID number, never the date of birth.
 */
export interface Claims {
  /** Domain of the university. */
  issuer: string;
  serial: string;
  /** ISO 8601 instant, to the second. */
  issuedAt: string;
  /** Last day of validity, `YYYY-MM-DD` on the campus clock. */
  validUntil: string;
  document: DocumentCode;
  language: Language;
  templateVersion: number;
  name: string;
  nameEn: string | null;
  /** Last four of the student or staff number. */
  noLast4: string;
  statements: readonly Statement[];
  /** Where the university's status list tells whether this issue was revoked. */
  statusIndex: number;
  /** Hex of the first 16 bytes of the SHA-256 over all printed fields. */
  digest: string;
}

/** RFC 8392 §4 claim keys; one private-use key holds our own map. */
const CWT = { iss: 1, exp: 4, iat: 6, cti: 7, own: -65537 } as const;

/** Keys of our own map; those of statements stand in `statements.ts`. Never used for anything else. */
const OWN = { template: 1, name: 2, nameEn: 3, noLast4: 4, statusIndex: 13, digest: 14 } as const;

const DAY_SECONDS = 86_400;

/** First second after the last day of validity; campus days begin at 16:00 UTC. */
function expiry(validUntil: string): number {
  return Date.parse(`${validUntil}T00:00:00+08:00`) / 1000 + DAY_SECONDS;
}

/** Deterministic CBOR (RFC 8949 §4.2.1) of the claims, as short as the facts allow. */
export function encodeClaims(claims: Claims): Uint8Array<ArrayBuffer> {
  const { document, language, templateVersion } = claims;
  const own = new Map<number, unknown>([
    [OWN.template, `${document}-${language}@${templateVersion}`],
    [OWN.name, claims.name],
    ...(claims.nameEn === null ? [] : [[OWN.nameEn, claims.nameEn] as const]),
    [OWN.noLast4, claims.noLast4],
    ...encodeStatements(claims.statements),
    [OWN.statusIndex, claims.statusIndex],
    [OWN.digest, hexBytes(claims.digest)],
  ]);
  const map = new Map<number, unknown>([
    [CWT.iss, claims.issuer],
    [CWT.exp, expiry(claims.validUntil)],
    [CWT.iat, Math.floor(Date.parse(claims.issuedAt) / 1000)],
    [CWT.cti, new TextEncoder().encode(claims.serial)],
    [CWT.own, own],
  ]);
  return encode(map, rfc8949EncodeOptions);
}

/** @throws CodeFormatError when a claim is missing or of the wrong kind */
export function decodeClaims(bytes: Uint8Array): Claims {
  const map = mapOf(decodeCbor(bytes));
  const own = mapOf(map.get(CWT.own));
  return {
    issuer: textAt(map, CWT.iss),
    serial: new TextDecoder().decode(bytesAt(map, CWT.cti)),
    issuedAt: instant(integerAt(map, CWT.iat)).toISOString(),
    validUntil: campusDate(instant(integerAt(map, CWT.exp) - 1)),
    ...template(textAt(own, OWN.template)),
    name: textAt(own, OWN.name),
    nameEn: own.has(OWN.nameEn) ? textAt(own, OWN.nameEn) : null,
    noLast4: textAt(own, OWN.noLast4),
    statements: decodeStatements(own),
    statusIndex: integerAt(own, OWN.statusIndex),
    digest: hexText(bytesAt(own, OWN.digest)),
  };
}

/** `D08-en@3`; the first papers had one language a document and wrote `D02@1`. */
function template(text: string): Pick<Claims, 'document' | 'language' | 'templateVersion'> {
  const match = /^(D\d{2})(?:-(zh|en))?@([1-9]\d{0,5})$/.exec(text);
  const [, document, language, version] = match ?? [];
  if (!document) throw new CodeFormatError('claim names no template');
  const written = language ?? (document === 'D02' ? 'en' : 'zh');
  return { document, language: written === 'en' ? 'en' : 'zh', templateVersion: Number(version) };
}

/** Seconds since the epoch, kept within the years a date can show. */
function instant(seconds: number): Date {
  if (seconds >= 0 && seconds < 253_402_300_800) return new Date(seconds * 1000);
  throw new CodeFormatError('claim is not a time');
}
