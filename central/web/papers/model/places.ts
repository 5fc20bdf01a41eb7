import type { DataFields } from '@hallway/certificates/engine';
import type { Bilingual } from '../../shared/bilingual.ts';
import { filled, texts } from '../texts.ts';

const terms: Readonly<Record<string, Bilingual>> = {
  copies: texts.copies,
  validFrom: texts.validFrom,
  validUntil: texts.validUntil,
  title: texts.titleOf,
  ref: texts.ref,
};

const languages: Readonly<Record<string, Bilingual>> = {
  zh: texts.chinese,
  en: texts.english,
};

/** A place as the form labels it: `Courses, row 2, course (Chinese)`. */
export function placeName(fields: DataFields, place: string): Bilingual {
  const [first = '', ...rest] = place.replace(/^\//, '').split('/');
  const field = fields[first];
  if (!place.startsWith('/') || !field) return inLanguage(terms[first] ?? texts.terms, rest[0]);
  if (field.type !== 'rows') return inLanguage(field.label, rest[0]);
  const [row, column = '', language] = rest;
  if (row === undefined) return field.label;
  const steps = [field.label, filled(texts.row, { n: Number(row) + 1 })];
  const cell = field.columns[column]?.label;
  return joined(cell ? [...steps, inLanguage(cell, language)] : steps);
}

function inLanguage(label: Bilingual, part: string | undefined): Bilingual {
  const language = languages[part ?? ''];
  return language
    ? { zh: `${label.zh}（${language.zh}）`, en: `${label.en} (${language.en})` }
    : label;
}

function joined(steps: readonly Bilingual[]): Bilingual {
  return {
    zh: steps.map(({ zh }) => zh).join('，'),
    en: steps.map(({ en }) => en).join(', '),
  };
}
