import { isResidentNumber } from './resident-number.ts';

/** GB/T 2261.1. */
export type Sex = 'unknown' | 'male' | 'female' | 'unspecified';

interface Person {
  name: string;
  sex: Sex;
  /** YYYY-MM-DD, like every date here. */
  birthDate: string;
  number: string;
  validFrom: string;
  /** A date, or `long-term`. */
  validTo: string;
}

export interface CitizenRecord extends Person {
  documentType: 'citizen';
  /** GB/T 3304: 01 is Han, 97 other, 98 naturalised. */
  ethnicGroup: string;
  address: string;
  issuer: string;
}

/** Residence permit for people of Hong Kong, Macao and Taiwan. */
export interface PermitRecord extends Person {
  documentType: 'hong-kong-macao-taiwan';
  address: string;
  issuer: string;
  /** Number of the travel document. */
  passNumber: string;
  issueCount: string;
}

/** Permanent resident ID of a foreigner, version of 2017. The name in Chinese may be empty. */
export interface ForeignerRecord extends Person {
  documentType: 'foreigner';
  nameEnglish: string;
  /** GB/T 2659: three letters. */
  nationality: string;
  cardVersion: string;
  /** Code of the authority that took the application. */
  authority: string;
}

export type ResidentIdRecord = CitizenRecord | PermitRecord | ForeignerRecord;

type Layout = readonly (readonly [name: string, octets: number])[];

/** GA/T 490. */
const citizenLayout: Layout = [
  ['name', 30],
  ['sex', 2],
  ['ethnicGroup', 4],
  ['birthDate', 16],
  ['address', 70],
  ['number', 36],
  ['issuer', 30],
  ['validFrom', 16],
  ['validTo', 16],
];

const permitLayout: Layout = [
  ['name', 30],
  ['sex', 2],
  ['reserved', 4],
  ['birthDate', 16],
  ['address', 70],
  ['number', 36],
  ['issuer', 30],
  ['validFrom', 16],
  ['validTo', 16],
  ['passNumber', 18],
  ['issueCount', 4],
];

const foreignerLayout: Layout = [
  ['nameEnglish', 120],
  ['sex', 2],
  ['number', 30],
  ['nationality', 6],
  ['name', 30],
  ['validFrom', 16],
  ['validTo', 16],
  ['birthDate', 16],
  ['cardVersion', 4],
  ['authority', 8],
];

/** In the reserved end of a citizen's record; in the others the letter that tells the layout. */
const TYPE_AT = 248;
const TEXT_OCTETS = 256;
const FOREIGNER_NUMBER = /^[A-Z]{3}\d{12}$/;

const sexes: ReadonlyMap<string, Sex> = new Map<string, Sex>([
  ['0', 'unknown'],
  ['1', 'male'],
  ['2', 'female'],
  ['9', 'unspecified'],
]);

/**
 * The 256 octets of text on a resident ID, UTF-16LE, as typed fields.
 *
 * @returns null for a kind of card whose layout is not known here (the foreigner's card of 2023), and when a field is
 *   none: half an identity must not pass for one
 */
export function parseRecord(text: Uint8Array): ResidentIdRecord | null {
  if (text.byteLength !== TEXT_OCTETS) return null;
  switch (decode(text.subarray(TYPE_AT, TYPE_AT + 2))) {
    case '':
      return citizen(text);
    case 'J':
      return permit(text);
    case 'I':
      return foreigner(text);
    default:
      return null;
  }
}

function citizen(text: Uint8Array): CitizenRecord | null {
  const field = fieldsOf(text, citizenLayout);
  const person = personOf(field);
  const ethnicGroup = field('ethnicGroup');
  if (person === null || person.name === '' || !isResidentNumber(person.number)) return null;
  if (!/^\d{2}$/.test(ethnicGroup)) return null;
  const [address, issuer] = [field('address'), field('issuer')];
  return { documentType: 'citizen', ...person, ethnicGroup, address, issuer };
}

function permit(text: Uint8Array): PermitRecord | null {
  const field = fieldsOf(text, permitLayout);
  const person = personOf(field);
  if (person === null || person.name === '' || !isResidentNumber(person.number)) return null;
  return {
    documentType: 'hong-kong-macao-taiwan',
    ...person,
    address: field('address'),
    issuer: field('issuer'),
    passNumber: field('passNumber'),
    issueCount: field('issueCount'),
  };
}

function foreigner(text: Uint8Array): ForeignerRecord | null {
  const field = fieldsOf(text, foreignerLayout);
  const person = personOf(field);
  const nameEnglish = field('nameEnglish');
  if (person === null || nameEnglish === '' || !FOREIGNER_NUMBER.test(person.number)) return null;
  return {
    documentType: 'foreigner',
    ...person,
    nameEnglish,
    nationality: field('nationality'),
    cardVersion: field('cardVersion'),
    authority: field('authority'),
  };
}

/** What every card says of its holder. @returns null when a field is none */
function personOf(field: (name: string) => string): Person | null {
  const sex = sexes.get(field('sex'));
  const birthDate = dateOf(field('birthDate'));
  const validFrom = dateOf(field('validFrom'));
  const until = field('validTo');
  const validTo = until === '长期' ? 'long-term' : dateOf(until);
  if (sex === undefined || birthDate === null || validFrom === null || validTo === null) {
    return null;
  }
  return { name: field('name'), sex, birthDate, number: field('number'), validFrom, validTo };
}

/** The fields of a layout by name, without what fills them up. */
function fieldsOf(text: Uint8Array, layout: Layout): (name: string) => string {
  const fields = new Map<string, string>();
  let at = 0;
  for (const [name, octets] of layout) {
    fields.set(name, decode(text.subarray(at, at + octets)));
    at += octets;
  }
  return (name) => fields.get(name) ?? '';
}

/** Cards fill up with spaces, some with NUL. */
function decode(octets: Uint8Array): string {
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(octets);
  return text.replace(/[\s\0]+$/u, '');
}

/** YYYYMMDD as YYYY-MM-DD. @returns null when there is no such day */
function dateOf(digits: string): string | null {
  if (!/^\d{8}$/.test(digits)) return null;
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date) ? date : null;
}
