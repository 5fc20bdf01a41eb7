import { purposeOf } from '../documents/purposes.ts';
import type { Bilingual, IssueInput, Language, University } from '../documents/types.ts';
import { campusDate, termAt, termName, universityCalendar } from '../rules/calendar.ts';
import { clockTime, longDate, longMonth, numberWord } from './formats.ts';

/** What a field may draw on. */
export interface FieldSource {
  input: IssueInput;
  university: University;
  language: Language;
  template: { id: string; version: number };
}

type Field = (source: FieldSource) => string;

/** Separators that older databases use inside names of several parts. */
const NAME_DOTS = /[\u2022\u2027\u30FB\uFF0E]/g;

/** Apostrophes that a Chinese face draws as wide as an ideograph. */
const APOSTROPHES = /[\u2018\u2019\u02BC]/g;

/** A name as it is printed and vouched for. */
export function printedName(text: string): string {
  return text.normalize('NFC').trim().replace(NAME_DOTS, '\u00B7').replace(APOSTROPHES, "'");
}

/** A field that the template prints and the issue does not have. */
export class FieldMissingError extends Error {
  readonly code = 'FIELD_MISSING';
  override name = 'FieldMissingError';
  readonly field: string;

  constructor(field: string) {
    super(`no value for ${field}`);
    this.field = field;
  }
}

function inLanguage(pick: (source: FieldSource) => Bilingual): Field {
  return (source) => pick(source)[source.language];
}

/** The first six and last two characters stay: enough to tell two people apart, not to misuse. */
function masked(idNumber: string): string {
  const hidden = Math.max(0, idNumber.length - 8);
  return hidden === 0
    ? idNumber.replace(/./g, '*')
    : idNumber.slice(0, 6) + '*'.repeat(hidden) + idNumber.slice(-2);
}

const levels: Record<IssueInput['subject']['level'], Bilingual> = {
  undergraduate: { zh: '本科', en: 'undergraduate' },
  postgraduate: { zh: '硕士研究生', en: 'postgraduate' },
};

const sexes: Record<IssueInput['subject']['sex'], Bilingual> = {
  M: { zh: '男', en: 'male' },
  F: { zh: '女', en: 'female' },
};

const fields = {
  'university.nameZh': ({ university }) => university.zh,
  'university.nameEn': ({ university }) => university.en,
  'university.nameEnCaps': ({ university }) => university.en.toUpperCase(),
  'university.address': inLanguage(({ university }) => university.address),
  'university.phone': ({ university }) => university.phone,
  'university.email': ({ university }) => university.email,
  'university.web': ({ university }) => university.web,
  'university.office': inLanguage(({ university }) => university.office),
  'university.signatory': inLanguage(({ university }) => university.signatory),
  'university.verifyHost': ({ university }) => new URL(university.verifyOrigin).host,
  'subject.nameZh': ({ input }) => printedName(input.subject.nameZh),
  'subject.nameEn': ({ input }) => {
    if (!input.subject.nameEn) throw new FieldMissingError('subject.nameEn');
    return printedName(input.subject.nameEn);
  },
  'subject.sex': inLanguage(({ input }) => sexes[input.subject.sex]),
  'subject.birthDate': ({ input, language }) => longDate(input.subject.birthDate, language),
  'subject.no': ({ input }) => input.subject.no,
  'subject.idNumber': ({ input }) => {
    const number = input.subject.idNumber ?? '';
    return purposeOf(input.purpose).idNumber === 'full' ? number : masked(number);
  },
  'subject.college': inLanguage(({ input }) => input.subject.college),
  'subject.major': inLanguage(({ input }) => input.subject.major),
  'subject.level': inLanguage(({ input }) => levels[input.subject.level]),
  'subject.gradeYear': ({ input }) => String(input.subject.gradeYear),
  'subject.lengthYears': ({ input, language }) => numberWord(input.subject.lengthYears, language),
  'subject.enrolledOn': ({ input, language }) => longMonth(input.subject.enrolledOn, language),
  'subject.graduatesOn': ({ input, language }) => longMonth(input.subject.graduatesOn, language),
  'term.registered': inLanguage(({ input }) => termName(input.registeredTerm)),
  'term.current': inLanguage(({ input }) =>
    termName(termAt(universityCalendar, input.issuedAt).term),
  ),
  'purpose.name': inLanguage(({ input }) => purposeOf(input.purpose).name),
  serial: ({ input }) => input.serial,
  verifyCode: ({ input }) => input.verifyCode,
  'issued.date': ({ input, language }) => longDate(campusDate(input.issuedAt), language),
  'issued.time': ({ input }) => clockTime(input.issuedAt, universityCalendar.utcOffsetMinutes),
  validUntil: ({ input, language }) => longDate(input.validUntil, language),
  kiosk: ({ input }) => input.kioskId,
  copies: ({ input }) => String(input.copies),
  attempt: ({ input }) => String(input.attempt),
  'template.label': ({ template }) => `${template.id}@${template.version}`,
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;

const conditions = {
  graceTerm: ({ input }) => input.graceTerm,
  ordinaryTerm: ({ input }) => !input.graceTerm,
  hasIdNumber: ({ input }) => Boolean(input.subject.idNumber),
  hasChineseName: ({ input }) => /\p{Script=Han}/u.test(input.subject.nameZh),
  secondAttempt: ({ input }) => input.attempt > 1,
} as const satisfies Record<string, (source: FieldSource) => boolean>;

export type ConditionName = keyof typeof conditions;

export const fieldNames: ReadonlySet<string> = new Set(Object.keys(fields));
export const conditionNames = [
  'graceTerm',
  'ordinaryTerm',
  'hasIdNumber',
  'hasChineseName',
  'secondAttempt',
] as const satisfies readonly ConditionName[];

function isFieldName(name: string): name is FieldName {
  return fieldNames.has(name);
}

/** The printed text of a field. @throws RangeError for a name that is not in the list */
export function fieldText(field: string, source: FieldSource): string {
  if (!isFieldName(field)) throw new RangeError(`unknown field ${field}`);
  return fields[field](source).normalize('NFC');
}

export function holds(condition: ConditionName, source: FieldSource): boolean {
  return conditions[condition](source);
}
