import type { Bilingual, Language } from '../../documents/types.ts';
import { campusDate, universityCalendar } from '../../rules/calendar.ts';
import { clockTime, longDate, longMonth } from './dates.ts';
import { chineseAmount, chineseNumeral, englishNumeral, englishOrdinal } from './numerals.ts';
import type { Value, ValueOf, ValueType } from './values.ts';

/** What a format may draw on besides the value. */
export interface FormatContext {
  language: Language;
  /** The template's lookup tables, by name. */
  lookups: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function lookUp({ lookups }: FormatContext, table: string, key: string): string | null {
  const words = Object.hasOwn(lookups, table) ? lookups[table] : undefined;
  return words && Object.hasOwn(words, key) ? (words[key] ?? null) : null;
}

type Write<T extends ValueType> = (
  value: ValueOf<T>,
  context: FormatContext,
  argument: string,
) => string;
type Formats<T extends ValueType> = Readonly<Record<string, Write<T>>>;

const flags: Record<'true' | 'false', Bilingual> = {
  true: { zh: '是', en: 'yes' },
  false: { zh: '否', en: 'no' },
};

const isoDay = ({ iso }: { iso: string }) => iso;
const year = ({ iso }: { iso: string }) => iso.slice(0, 4);

/** Every way a value of a type may be written; the first of each is used when a template names none. */
const formats: { [T in ValueType]: Formats<T> } = {
  text: {
    plain: ({ text }) => text,
    upper: ({ text }) => text.toUpperCase(),
    masked: ({ text }) => masked(text),
    last4: ({ text }) => text.slice(-4),
    lookup: ({ text }, context, table) => lookUp(context, table, text) ?? text,
  },
  bilingual: {
    plain: ({ text }, { language }) => text[language],
    zh: ({ text }) => text.zh,
    en: ({ text }) => text.en,
    upper: ({ text }, { language }) => text[language].toUpperCase(),
  },
  choice: {
    plain: ({ text }, { language }) => text[language],
    zh: ({ text }) => text.zh,
    en: ({ text }) => text.en,
    lookup: ({ code, text }, context, table) =>
      lookUp(context, table, code) ?? text[context.language],
  },
  date: {
    plain: ({ iso }, { language }) => longDate(iso, language),
    month: ({ iso }, { language }) => longMonth(iso, language),
    year,
    iso: isoDay,
  },
  month: {
    plain: ({ iso }, { language }) => longMonth(iso, language),
    year,
    iso: isoDay,
  },
  instant: {
    plain: ({ at }, { language }) => longDate(campusDate(at), language),
    time: ({ at }) => clockTime(at, universityCalendar.utcOffsetMinutes),
    iso: ({ at }) => campusDate(at),
    year: ({ at }) => campusDate(at).slice(0, 4),
  },
  number: {
    plain: ({ value }) => String(value),
    fixed: ({ value }, _context, digits) => value.toFixed(Number(digits)),
    words: ({ value }, { language }) =>
      language === 'zh' ? chineseNumeral(value) : englishNumeral(value),
    ordinal: ({ value }, { language }) =>
      language === 'zh' ? `第${chineseNumeral(value)}` : englishOrdinal(value),
  },
  money: {
    plain: ({ fen }, { language }) =>
      language === 'zh' ? `${amount(fen)}元` : `CNY ${amount(fen)}`,
    amount: ({ fen }) => amount(fen),
    words: ({ fen }) => chineseAmount(fen),
  },
  flag: {
    plain: ({ on }, { language }) => flags[`${on}`][language],
  },
};

/** The same, for a value whose type is known only when it comes. */
const byName: Readonly<
  Record<
    ValueType,
    Readonly<Record<string, (value: never, context: FormatContext, argument: string) => string>>
  >
> = formats;

/** Formats that need a word after them, and what that may be. */
const argument: Readonly<Record<string, RegExp>> = {
  fixed: /^[0-4]$/,
  lookup: /^[a-z][A-Za-z0-9]{0,23}$/,
};

/** The first six and last two characters stay: enough to tell two people apart, not to misuse. */
export function masked(idNumber: string): string {
  const hidden = Math.max(0, idNumber.length - 8);
  return hidden === 0
    ? idNumber.replace(/./g, '*')
    : idNumber.slice(0, 6) + '*'.repeat(hidden) + idNumber.slice(-2);
}

/** `1,234.50` */
function amount(fen: number): string {
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan}.${String(fen % 100).padStart(2, '0')}`;
}

/** Names of the formats of a type, the usual one first. */
export function formatsOf(type: ValueType): string[] {
  return Object.keys(formats[type]);
}

/** Whether values of this type can be written so. */
export function isFormat(type: ValueType, name: string, word: string | null): boolean {
  if (!formatsOf(type).includes(name)) return false;
  const needed = argument[name];
  return needed ? word !== null && needed.test(word) : word === null;
}

/**
 * Writes a value.
 *
 * @param name a format of the value's type; `plain` when the template names none
 * @throws RangeError for another name, or a date that is none
 */
export function write(
  value: Value,
  name: string,
  word: string | null,
  context: FormatContext,
): string {
  const format = byName[value.type][name];
  if (!format) throw new RangeError(`${value.type} has no format ${name}`);
  return format(value as never, context, word ?? '');
}
