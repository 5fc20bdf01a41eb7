import { fields, namedConditions, type NamedCondition } from '@hallway/certificates/language';
import type { Bilingual } from '../../shared/bilingual.ts';
import { labelOf } from './declare.ts';
import { at, isObject, membersOf, textOf, type Json, type JsonObject } from './json.ts';

/** Values that one of several, or one that is typed, is compared with. */
export type Values =
  | { type: 'choice'; words: Readonly<Record<string, Bilingual>> }
  /** A choice whose codes have no end, such as terms. */
  | { type: 'code'; words: (code: string) => Bilingual | null }
  | { type: 'text' | 'date' | 'month' | 'number' | 'money' | 'flag' };

/** From where something comes that a condition asks about. */
export type Origin = 'row' | 'data' | 'options' | 'cases' | 'paper';

/** Something a condition can ask about. */
export interface Asked {
  kind: 'field' | 'option' | 'case';
  /** As a condition names it: `data.kind`, `gpa`, `graceTerm`. */
  name: string;
  label: Bilingual;
  origin: Origin;
  /** What it is compared with; null when it can only be asked whether it is so. */
  values: Values | null;
}

const cases: Record<NamedCondition, Bilingual> = {
  graceTerm: { zh: '沿用上学期注册', en: 'Last term’s registration counts' },
  ordinaryTerm: { zh: '本学期已注册', en: 'Registered this term' },
  hasChineseName: { zh: '有中文姓名', en: 'There is a Chinese name' },
  secondAttempt: { zh: '第二次及以后打印', en: 'A later attempt' },
};

const caseNames = Object.keys(namedConditions) as NamedCondition[];

function declaredValues(declared: JsonObject): Values | null {
  const type = textOf(declared['type']);
  switch (type) {
    case 'text':
    case 'date':
    case 'month':
    case 'number':
    case 'money':
    case 'flag':
      return { type };
    case 'choice': {
      const words = membersOf(declared['values']).map(([code, label]) => [
        code,
        labelOf({ label }, code),
      ]);
      return { type, words: Object.fromEntries(words) as Record<string, Bilingual> };
    }
    default:
      return null;
  }
}

function paperValues(name: string): Values | null {
  const field = fields[name];
  if (field?.type !== 'choice') return declaredValues({ type: field?.type ?? '' });
  const words = (code: string) => field.words?.(code) ?? null;
  if (!field.codes) return { type: 'code', words };
  const listed = field.codes.map((code) => [code, words(code) ?? { zh: code, en: code }]);
  return { type: 'choice', words: Object.fromEntries(listed) as Record<string, Bilingual> };
}

function declaredFields(declared: Json | undefined, origin: 'data' | 'row'): Asked[] {
  return membersOf(declared).map(([name, field]) => ({
    kind: 'field',
    name: `${origin}.${name}`,
    label: labelOf(field, name),
    origin,
    values: isObject(field) ? declaredValues(field) : null,
  }));
}

/**
 * Everything a condition of this template can ask about: what it declares first, then what every paper knows.
 *
 * @param rows declared rows, for conditions that are asked of each row
 */
export function askedOf(template: JsonObject, rows?: string): Asked[] {
  return [
    ...(rows === undefined ? [] : declaredFields(at(template, ['data', rows, 'columns']), 'row')),
    ...declaredFields(template['data'], 'data'),
    ...membersOf(template['options']).map(([name, option]): Asked => ({
      kind: 'option',
      name,
      label: labelOf(option, name),
      origin: 'options',
      values: null,
    })),
    ...caseNames.map((name): Asked => ({
      kind: 'case',
      name,
      label: cases[name],
      origin: 'cases',
      values: null,
    })),
    ...Object.entries(fields).map(([name, { label }]): Asked => ({
      kind: 'field',
      name,
      label,
      origin: 'paper',
      values: paperValues(name),
    })),
  ];
}

/** The value a new comparison begins with; empty where only the registrar knows it. */
export function usualValue(values: Values): string | number | boolean {
  switch (values.type) {
    case 'choice':
      return Object.keys(values.words)[0] ?? '';
    case 'number':
    case 'money':
      return 0;
    case 'flag':
      return true;
    case 'code':
    case 'text':
    case 'date':
    case 'month':
      return '';
  }
}

/** Whether values of this type are written so in a template. */
export function suits(values: Values, value: Json): value is string | number | boolean {
  switch (values.type) {
    case 'number':
    case 'money':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'choice':
    case 'code':
    case 'text':
    case 'date':
    case 'month':
      return typeof value === 'string';
  }
}

/** Whether a record can hold the value at all: a comparison with another is never true. */
export function canBe(values: Values, value: string | number | boolean): boolean {
  switch (values.type) {
    case 'choice':
      return Object.hasOwn(values.words, String(value));
    case 'code':
      return values.words(String(value)) !== null;
    case 'text':
      return value !== '';
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(value));
    case 'month':
      return /^\d{4}-\d{2}$/.test(String(value));
    case 'number':
    case 'money':
    case 'flag':
      return true;
  }
}
