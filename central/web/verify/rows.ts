import type { Claims } from '@hallway/certificates/verify';
import type { LiveStatus } from '../contract/verify.ts';
import type { Bilingual, Language } from '../shared/bilingual.ts';
import { calendarDay, calendarMonth, dateTime } from '../shared/time.ts';
import { purposes } from './purposes.ts';
import { enrolled, fieldNames, levels } from './texts.ts';

export interface Row {
  name: Bilingual;
  value: string;
  /** Codes and numbers are set so that each character can be told apart. */
  code?: boolean;
}

function words(table: Record<string, Bilingual>, key: string, language: Language): string {
  return table[key]?.[language] ?? key;
}

function termWords({ year, half }: Claims['registeredTerm'], language: Language): string {
  const years = `${year}–${year + 1}`;
  if (language === 'en') return `${half === 'autumn' ? 'Autumn' : 'Spring'} term ${years}`;
  return `${years} 学年${half === 'autumn' ? '秋季' : '春季'}学期`;
}

/** Every printed statement the signature vouches for, in the order of the paper. */
export function claimRows(claims: Claims, language: Language): Row[] {
  const names = fieldNames;
  return [
    { name: names.name, value: claims.name },
    ...(claims.nameEn === null ? [] : [{ name: names.nameEn, value: claims.nameEn }]),
    { name: names.studentNo, value: claims.studentNoLast4, code: true },
    { name: names.college, value: claims.college },
    { name: names.major, value: claims.major },
    { name: names.level, value: words(levels, claims.level, language) },
    { name: names.status, value: enrolled[language] },
    { name: names.from, value: calendarMonth(claims.from, language) },
    { name: names.to, value: calendarMonth(claims.to, language) },
    { name: names.term, value: termWords(claims.registeredTerm, language) },
    { name: names.purpose, value: words(purposes, claims.purpose, language) },
    { name: names.issued, value: dateTime(claims.issuedAt, language) },
    { name: names.validUntil, value: calendarDay(claims.validUntil, language) },
    { name: names.template, value: `${claims.document} v${claims.templateVersion}` },
    { name: names.issuer, value: claims.issuer },
  ];
}

/** What the register tells somebody who has serial and code only. */
export function liveRows(status: LiveStatus, language: Language): Row[] {
  return [
    { name: fieldNames.name, value: status.holder ?? '—' },
    { name: fieldNames.college, value: status.college?.[language] ?? '—' },
    { name: fieldNames.purpose, value: status.purpose[language] },
    { name: fieldNames.issued, value: calendarDay(status.issuedOn, language) },
    { name: fieldNames.validUntil, value: calendarDay(status.validUntil, language) },
    { name: fieldNames.template, value: status.template },
  ];
}
