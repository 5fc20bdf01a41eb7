import type { Bilingual } from '../documents/types.ts';
import type { DocumentKind, PrintedField } from '../verify/document-kinds.ts';
import type { DataWords } from '../verify/statement-words.ts';
import { parsePattern } from './language/expression.ts';
import { fields } from './language/fields.ts';
import type { ScalarField, Template } from './schema/index.ts';

/** What a paper says of anybody, as opposed to its number, its office and its page. */
const ABOUT = /^(subject|term|purpose|data)\./;
/** Every code vouches for these, the number by its last four characters. */
const always: ReadonlySet<string> = new Set(['subject.nameZh', 'subject.nameEn', 'subject.no']);

/** What verifiers are told of the papers this template makes: names and labels, nothing of anybody. */
export function documentKind(template: Template): DocumentKind {
  const claimed = new Set([...always, ...template.claims]);
  const printed = new Map<string, PrintedField>();
  for (const element of partsOf(template)) {
    for (const field of fieldsOf(element)) {
      const label = labelOf(template, field);
      if (label) printed.set(field, { field, label, vouched: claimed.has(field) });
    }
    if (element.type === 'table') {
      const field = `data.${element.rows}`;
      const declared = template.data[element.rows];
      if (declared?.type !== 'rows') continue;
      const columns = [...rowFieldsOf(element)].flatMap((name) => {
        const column = declared.columns[name];
        return column ? [{ name, label: column.label }] : [];
      });
      printed.set(field, { field, label: declared.label, vouched: false, columns });
    }
  }
  const data = template.claims.flatMap((field): [string, DataWords][] => {
    const name = field.startsWith('data.') ? field.slice(5) : '';
    const declared = template.data[name];
    return declared && declared.type !== 'rows' && declared.type !== 'photo'
      ? [[name, wordsOf(declared)]]
      : [];
  });
  return { name: template.name, data: Object.fromEntries(data), printed: [...printed.values()] };
}

function wordsOf(field: ScalarField): DataWords {
  const { label, type } = field;
  return type === 'choice' ? { label, type, values: field.values } : { label, type };
}

function labelOf(template: Template, field: string): Bilingual | null {
  if (!ABOUT.test(field)) return null;
  if (field.startsWith('data.')) return template.data[field.slice(5)]?.label ?? null;
  return fields[field]?.label ?? null;
}

/** What a template prints with: elements of a page, or lines of a slip. */
function partsOf(template: Template) {
  return template.form === 'sheet' ? template.elements : template.lines;
}

type Part = ReturnType<typeof partsOf>[number];

/** Fields a part prints, in reading order. */
function fieldsOf(element: Part): Set<string> {
  const found = new Set<string>(element.type === 'photo' ? [`data.${element.data}`] : []);
  for (const text of textsOf(element)) {
    for (const piece of parsePattern(text)) if (piece.kind === 'expression') found.add(piece.field);
  }
  return found;
}

function rowFieldsOf(element: Part): Set<string> {
  const inRow = [...fieldsOf(element)].filter((field) => field.startsWith('row.'));
  return new Set(inRow.map((field) => field.slice(4)));
}

/** Every text with an expression in it, however deep it stands. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('{') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
