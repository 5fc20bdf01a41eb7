import type { Claims, StatementWords } from '@hallway/certificates/verify';
import type { LiveStatus } from '../contract/verify.ts';
import type { Bilingual, Language } from '../shared/bilingual.ts';
import { calendarDay, dateTime } from '../shared/time.ts';
import { fieldNames } from './texts.ts';

export interface Row {
  name: Bilingual;
  value: string;
  /** Codes and numbers are set so that each character can be told apart. */
  code?: boolean;
}

/** Every printed statement the signature vouches for, in the order of the paper. */
export function claimRows(
  claims: Claims,
  statements: readonly StatementWords[],
  language: Language,
): Row[] {
  const names = fieldNames;
  return [
    { name: names.name, value: claims.name },
    ...(claims.nameEn === null ? [] : [{ name: names.nameEn, value: claims.nameEn }]),
    { name: names.studentNo, value: claims.noLast4, code: true },
    ...statements.map(({ label, text }) => ({ name: label, value: text[language] })),
    { name: names.issued, value: dateTime(claims.issuedAt, language) },
    { name: names.validUntil, value: calendarDay(claims.validUntil, language) },
    {
      name: names.template,
      value: `${claims.document}-${claims.language} v${claims.templateVersion}`,
    },
    { name: names.issuer, value: claims.issuer },
  ];
}

/** What the register tells somebody who has serial and code only. */
export function liveRows(status: LiveStatus, language: Language): Row[] {
  return [
    { name: fieldNames.name, value: status.holder ?? '—' },
    { name: fieldNames.college, value: status.college?.[language] ?? '—' },
    ...(status.purpose[language] === ''
      ? []
      : [{ name: fieldNames.purpose, value: status.purpose[language] }]),
    { name: fieldNames.issued, value: calendarDay(status.issuedOn, language) },
    { name: fieldNames.validUntil, value: calendarDay(status.validUntil, language) },
    { name: fieldNames.template, value: status.template },
  ];
}
