import type { Bilingual, Language } from '../../documents/types.ts';

/** What a field holds, before a format writes it. */
export type Value =
  | { type: 'text'; text: string }
  | { type: 'bilingual'; text: Bilingual }
  /** One of a known list; `code` never changes, `text` is for people. */
  | { type: 'choice'; code: string; text: Bilingual }
  /** ISO 8601: `YYYY-MM-DD`, `YYYY-MM`. */
  | { type: 'date'; iso: string }
  | { type: 'month'; iso: string }
  | { type: 'instant'; at: Date }
  | { type: 'number'; value: number }
  /** Hundredths of a yuan. */
  | { type: 'money'; fen: number }
  | { type: 'flag'; on: boolean };

export type ValueType = Value['type'];
export type ValueOf<T extends ValueType> = Extract<Value, { type: T }>;

/** The value as an offline code states it: the same whatever the language, but for text that was printed in one. */
export function canonical(value: Value, language: Language): string | number {
  switch (value.type) {
    case 'text':
      return value.text;
    case 'bilingual':
      return value.text[language];
    case 'choice':
      return value.code;
    case 'date':
    case 'month':
      return value.iso;
    case 'instant':
      return value.at.toISOString();
    case 'number':
      return Number.isSafeInteger(value.value) && value.value >= 0
        ? value.value
        : String(value.value);
    case 'money':
      return value.fen;
    case 'flag':
      return value.on ? 1 : 0;
  }
}
