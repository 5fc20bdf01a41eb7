import type { Bilingual } from '../../shared/bilingual.ts';
import { isObject, textOf, withMember, type Json, type JsonObject } from './json.ts';

/** Types of what a document can state in one place: a paragraph, or a cell of a table. */
export const scalarTypes: Readonly<Record<string, Bilingual>> = {
  text: { zh: '文字', en: 'Text' },
  bilingual: { zh: '中英文文字', en: 'Text in both languages' },
  number: { zh: '数字', en: 'Number' },
  date: { zh: '日期', en: 'Date' },
  month: { zh: '年月', en: 'Month' },
  money: { zh: '金额', en: 'Amount of money' },
  flag: { zh: '是否', en: 'Yes or no' },
  choice: { zh: '几选一', en: 'One of several' },
};

/** Everything a document can state. */
export const dataTypes: typeof scalarTypes = {
  ...scalarTypes,
  rows: { zh: '表格', en: 'Table' },
  photo: { zh: '照片', en: 'Photo' },
};

/** The longest text, and the most rows, that a declaration may allow. */
export const mostOf: Readonly<Record<string, number>> = { text: 400, bilingual: 400, rows: 300 };

/** A name inside the template. */
export const isName = (name: string) => /^[a-z][A-Za-z0-9]{0,23}$/.test(name);

/** What a declaration of a type says besides its label. */
const usual: Readonly<Record<string, JsonObject>> = {
  text: { max: 60 },
  bilingual: { max: 60 },
  choice: { values: { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } } },
  rows: {
    max: 20,
    columns: { name: { type: 'text', label: { zh: '名称', en: 'Name' }, max: 60 } },
  },
};

/** A new declaration, or one that becomes another type: its label and whether it may be missing stay. */
export function declaration(type: string, label: Json, optional = false): JsonObject {
  return { type, label, ...(optional && { optional }), ...usual[type] };
}

/** What a declaration is called; its name where it says nothing. */
export function labelOf(declared: Json, name: string): Bilingual {
  const label = isObject(declared) ? declared['label'] : undefined;
  if (!isObject(label)) return { zh: name, en: name };
  return { zh: textOf(label['zh']) || name, en: textOf(label['en']) || name };
}

/** Whether the code on paper can carry a value of this type. */
export const isStatable = (type: string) => type in scalarTypes && type !== 'flag';

/** The template with other data; what the code was to vouch for and is not declared any more is not vouched for. */
export function withData(template: JsonObject, data: JsonObject): JsonObject {
  const claims = Array.isArray(template['claims']) ? (template['claims'] as Json[]) : [];
  const holds = (claim: Json) => {
    const field = textOf(claim);
    if (!field.startsWith('data.')) return true;
    const declared = data[field.slice(5)];
    return isObject(declared) && isStatable(textOf(declared['type']));
  };
  return { ...template, data, claims: claims.filter(holds) };
}

/** The object with its members in another order. */
export function reordered(object: JsonObject, names: readonly string[]): JsonObject {
  return names.reduce<JsonObject>((next, name) => withMember(next, name, object[name]), {});
}
