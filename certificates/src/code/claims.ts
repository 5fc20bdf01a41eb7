import { decode, encode, rfc8949EncodeOptions } from 'cborg';
import type { DocumentCode, Level, PurposeCode, Term } from '../documents/types.ts';
import { purposes } from '../documents/purposes.ts';
import { campusDate } from '../rules/calendar.ts';

/**
 * Every printed statement an offline code vouches for. Never the ID number, never the date of birth.
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
  templateVersion: number;
  name: string;
  nameEn: string | null;
  studentNoLast4: string;
  /** In the language of the paper. */
  college: string;
  major: string;
  level: Level;
  status: 'enrolled';
  /** `YYYY-MM` */
  from: string;
  to: string;
  registeredTerm: Term;
  purpose: PurposeCode;
  /** Where the university's status list tells whether this issue was revoked. */
  statusIndex: number;
  /** Hex of the first 16 bytes of the SHA-256 over all printed fields. */
  digest: string;
}

/** An offline code that is not one of ours, or is damaged. */
export class CodeFormatError extends Error {
  readonly code = 'CODE_FORMAT';
  override name = 'CodeFormatError';
}

/** RFC 8392 §4 claim keys; one private-use key holds our own map. */
const CWT = { iss: 1, exp: 4, iat: 6, cti: 7, own: -65537 } as const;

const OWN = {
  template: 1,
  name: 2,
  nameEn: 3,
  studentNoLast4: 4,
  college: 5,
  major: 6,
  level: 7,
  status: 8,
  from: 9,
  to: 10,
  term: 11,
  purpose: 12,
  statusIndex: 13,
  digest: 14,
} as const;

const levels: readonly Level[] = ['undergraduate', 'postgraduate'];
const documents: readonly DocumentCode[] = ['D01', 'D02'];
const DAY_SECONDS = 86_400;

type ClaimMap = Map<unknown, unknown>;

/** First second after the last day of validity; campus days begin at 16:00 UTC. */
function expiry(validUntil: string): number {
  return Date.parse(`${validUntil}T00:00:00+08:00`) / 1000 + DAY_SECONDS;
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 100 + Number(month.slice(5, 7));
}

/** Deterministic CBOR (RFC 8949 §4.2.1) of the claims, as short as the facts allow. */
export function encodeClaims(claims: Claims): Uint8Array<ArrayBuffer> {
  const term = claims.registeredTerm;
  const own = new Map<number, unknown>([
    [OWN.template, `${claims.document}@${claims.templateVersion}`],
    [OWN.name, claims.name],
    ...(claims.nameEn === null ? [] : [[OWN.nameEn, claims.nameEn] as const]),
    [OWN.studentNoLast4, claims.studentNoLast4],
    [OWN.college, claims.college],
    [OWN.major, claims.major],
    [OWN.level, levels.indexOf(claims.level)],
    [OWN.status, 0],
    [OWN.from, monthNumber(claims.from)],
    [OWN.to, monthNumber(claims.to)],
    [OWN.term, term.year * 2 + (term.half === 'spring' ? 1 : 0)],
    [OWN.purpose, claims.purpose],
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
  const [document, version] = text(own, OWN.template).split('@');
  const term = integer(own, OWN.term);
  return {
    issuer: text(map, CWT.iss),
    serial: new TextDecoder().decode(byteString(map, CWT.cti)),
    issuedAt: instant(integer(map, CWT.iat)).toISOString(),
    validUntil: campusDate(instant(integer(map, CWT.exp) - 1)),
    document: oneOf(documents, document),
    templateVersion: wholeNumber(version),
    name: text(own, OWN.name),
    nameEn: own.has(OWN.nameEn) ? text(own, OWN.nameEn) : null,
    studentNoLast4: text(own, OWN.studentNoLast4),
    college: text(own, OWN.college),
    major: text(own, OWN.major),
    level: oneOf(levels, levels[integer(own, OWN.level)]),
    status: oneOf(['enrolled'] as const, integer(own, OWN.status) === 0 ? 'enrolled' : undefined),
    from: month(integer(own, OWN.from)),
    to: month(integer(own, OWN.to)),
    registeredTerm: { year: Math.floor(term / 2), half: term % 2 === 0 ? 'autumn' : 'spring' },
    purpose: oneOf(
      purposes.map((purpose) => purpose.code),
      text(own, OWN.purpose),
    ),
    statusIndex: integer(own, OWN.statusIndex),
    digest: hexText(byteString(own, OWN.digest)),
  };
}

/**
 * Strict CBOR: no duplicate keys, no indefinite lengths, shortest forms only.
 *
 * @throws CodeFormatError
 */
export function decodeCbor(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, {
      useMaps: true,
      strict: true,
      allowIndefinite: false,
      rejectDuplicateMapKeys: true,
      tags: { 18: (content) => content() },
    });
  } catch {
    throw new CodeFormatError('not well-formed CBOR');
  }
}

export function hexText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function hexBytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function mapOf(value: unknown): ClaimMap {
  if (value instanceof Map) return value;
  throw new CodeFormatError('claims are not a map');
}

function text(map: ClaimMap, key: number): string {
  const value = map.get(key);
  if (typeof value === 'string') return value;
  throw new CodeFormatError(`claim ${key} is not text`);
}

function integer(map: ClaimMap, key: number): number {
  const value = map.get(key);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new CodeFormatError(`claim ${key} is not an integer`);
}

function byteString(map: ClaimMap, key: number): Uint8Array {
  const value = map.get(key);
  if (value instanceof Uint8Array) return value;
  throw new CodeFormatError(`claim ${key} is not a byte string`);
}

function oneOf<T extends string>(allowed: readonly T[], value: string | undefined): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new CodeFormatError('claim has an unknown value');
}

function wholeNumber(digits: string | undefined): number {
  if (digits !== undefined && /^[1-9]\d{0,5}$/.test(digits)) return Number(digits);
  throw new CodeFormatError('claim is not a version');
}

/** Seconds since the epoch, kept within the years a date can show. */
function instant(seconds: number): Date {
  if (seconds >= 0 && seconds < 253_402_300_800) return new Date(seconds * 1000);
  throw new CodeFormatError('claim is not a time');
}

function month(value: number): string {
  const digits = String(value);
  if (/^\d{4}(0[1-9]|1[0-2])$/.test(digits)) return `${digits.slice(0, 4)}-${digits.slice(4)}`;
  throw new CodeFormatError('claim is not a month');
}
