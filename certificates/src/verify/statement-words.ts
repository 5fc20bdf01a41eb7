import type { Statement } from '../code/statements.ts';
import type { Bilingual, Language } from '../documents/types.ts';
import { longDate, longMonth } from '../template/language/dates.ts';
import { fields } from '../template/language/fields.ts';
import { write } from '../template/language/formats.ts';
import type { ValueType } from '../template/language/values.ts';

/** What a kind of document calls the data that it alone states. */
export interface DataWords {
  label: Bilingual;
  type: ValueType;
  /** Of a choice: words by code. */
  values?: Readonly<Record<string, Bilingual>>;
}

/** Words for own data, by the name after `data.`. */
export type KindWords = Readonly<Record<string, DataWords>>;

/** A statement in words. */
export interface StatementWords {
  label: Bilingual;
  text: Bilingual;
}

/**
 * A statement of an offline code as people read it.
 *
 * @param kind what the document calls its own data; without it the name stands for the label
 */
export function statementWords({ field, value }: Statement, kind: KindWords = {}): StatementWords {
  const own = field.startsWith('data.') ? field.slice(5) : null;
  if (own === null) {
    const known = Object.hasOwn(fields, field) ? fields[field] : undefined;
    const words = known?.words?.(String(value));
    const label = known?.label ?? { zh: field, en: field };
    return { label, text: words ?? both(known?.type ?? 'text', value) };
  }
  const declared = Object.hasOwn(kind, own) ? kind[own] : undefined;
  if (!declared) return { label: { zh: own, en: own }, text: same(String(value)) };
  const words = declared.values && Object.hasOwn(declared.values, value) && declared.values[value];
  return { label: declared.label, text: words || both(declared.type, value) };
}

function both(type: ValueType, value: string | number): Bilingual {
  return { zh: inLanguage(type, value, 'zh'), en: inLanguage(type, value, 'en') };
}

function inLanguage(type: ValueType, value: string | number, language: Language): string {
  try {
    if (type === 'date') return longDate(String(value), language);
    if (type === 'month') return longMonth(String(value), language);
    if (type === 'money' && typeof value === 'number') {
      return write({ type, fen: value }, 'plain', null, { language, lookups: {} });
    }
  } catch {
    // Signed, but not what its kind declares: shown as it is.
  }
  return String(value);
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}
