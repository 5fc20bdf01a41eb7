import type { DataRow } from '../documents/types.ts';
import type { Condition } from './language/conditions.ts';
import { expressionText, parsePattern, type Expression } from './language/expression.ts';
import {
  FieldMissingError,
  fields,
  namedConditions,
  pageFields,
  type FieldSource,
} from './language/fields.ts';
import { write } from './language/formats.ts';
import type { Value } from './language/values.ts';
import { base64Bytes } from './base64.ts';
import { DataError, dataRows, dataValue } from './data-value.ts';
import type { RowsField, TemplateHead, TemplateText } from './schema/index.ts';

/** A stretch of printed text in one style. */
export interface Span {
  text: string;
  weight: 'regular' | 'bold' | null;
  keep: boolean;
  /** The field the text comes from; null for the template's own words. */
  field: string | null;
}

/** Everything printed about the issue, by expression. */
export type Printed = ReadonlyMap<string, string>;

/** What an expression may name besides fields of the issue. */
export interface Scope {
  /** The row a table is at. */
  row?: BoundRow;
  /** From 1. Pages are not vouched for: the same paper may be laid out anew. */
  page?: { number: number; count: number };
}

/** One row of a table, with its place in the data. */
export interface BoundRow {
  pointer: string;
  cells: DataRow;
  columns: RowsField['columns'];
}

export interface BinderSource extends FieldSource {
  template: TemplateHead;
}

interface Style {
  weight: Span['weight'];
  keep: boolean;
}

const plainStyle: Style = { weight: null, keep: false };

/** Turns template text into printed text for one issue. */
export class Binder {
  readonly source: BinderSource;
  readonly #printed = new Map<string, string>();

  constructor(source: BinderSource) {
    this.source = source;
  }

  get printed(): Printed {
    return this.#printed;
  }

  applies(condition: Condition | undefined, scope: Scope = {}): boolean {
    if (condition === undefined) return true;
    if (typeof condition === 'string') return namedConditions[condition](this.source);
    if ('option' in condition) return this.#option(condition.option);
    if ('not' in condition) return !this.applies(condition.not, scope);
    if ('all' in condition) return condition.all.every((one) => this.applies(one, scope));
    if ('any' in condition) return condition.any.some((one) => this.applies(one, scope));
    if ('is' in condition) {
      return this.#isPresent(condition.field, scope) === (condition.is === 'present');
    }
    const value = this.value(condition.field, scope);
    return value !== null && comparable(value) === condition.equals;
  }

  /** @throws FieldMissingError, DataError */
  spans(text: TemplateText, scope: Scope = {}): Span[] {
    if (typeof text === 'string') return this.#pattern(text, plainStyle, scope);
    return text.flatMap((part) => {
      if (typeof part === 'string') return this.#pattern(part, plainStyle, scope);
      const chosen = 'choose' in part ? part.choose : [part];
      const branch = chosen.find(({ when }) => this.applies(when, scope));
      if (!branch) return [];
      const style = { weight: branch.weight ?? null, keep: branch.keep ?? false };
      return this.#pattern(branch.text, style, scope);
    });
  }

  plain(text: TemplateText, scope: Scope = {}): string {
    return this.spans(text, scope)
      .map((span) => span.text)
      .join('');
  }

  /** Rows of the document's data. @throws DataError */
  rows(name: string): BoundRow[] {
    const declared = this.source.template.data[name];
    if (declared?.type !== 'rows') throw new RangeError(`${name} is not declared as rows`);
    const rows = dataRows(declared, this.source.input.data[name], `/${name}`);
    return rows.map((cells, index) => ({
      pointer: `${name}/${index}`,
      cells,
      columns: declared.columns,
    }));
  }

  /** A picture of the document's data; null when there is none. @throws DataError when it is no base64 */
  photo(name: string): Uint8Array | null {
    const raw = this.source.input.data[name];
    if (raw === undefined) return null;
    if (typeof raw !== 'string') throw new DataError(`/${name}`, 'is not a photo');
    const jpeg = base64Bytes(raw);
    if (!jpeg) throw new DataError(`/${name}`, 'is not base64');
    this.#printed.set(`data.${name}`, raw);
    return jpeg;
  }

  /** The value of a field; null when the issue has none. @throws DataError, RangeError for an unknown field */
  value(field: string, scope: Scope): Value | null {
    const [group, name = ''] = field.split('.');
    if (group === 'data') {
      const declared = this.source.template.data[name];
      if (!declared || declared.type === 'rows' || declared.type === 'photo') {
        throw new RangeError(`unknown field ${field}`);
      }
      return dataValue(declared, this.source.input.data[name], `/${name}`);
    }
    if (group === 'row' && scope.row) {
      const { columns, cells, pointer } = scope.row;
      const declared = columns[name];
      if (!declared) throw new RangeError(`unknown field ${field}`);
      return dataValue(declared, cells[name], `/${pointer}/${name}`);
    }
    if (group === 'page' && scope.page) {
      return { type: 'number', value: name === 'count' ? scope.page.count : scope.page.number };
    }
    const known = fields[field];
    if (!known) throw new RangeError(`unknown field ${field}`);
    return known.read(this.source);
  }

  #isPresent(field: string, scope: Scope): boolean {
    const name = field.startsWith('data.') ? field.slice(5) : null;
    if (name !== null) return this.source.input.data[name] !== undefined;
    return this.value(field, scope) !== null;
  }

  #option(name: string): boolean {
    const { input, template } = this.source;
    return input.options[name] ?? template.options[name]?.default ?? false;
  }

  #pattern(pattern: string, style: Style, scope: Scope): Span[] {
    return parsePattern(pattern).map((piece): Span => {
      if (piece.kind === 'literal') return { text: piece.text, ...style, field: null };
      return { text: this.#print(piece, scope), ...style, field: piece.field };
    });
  }

  #print(expression: Expression, scope: Scope): string {
    const text = expressionText(expression);
    const inRow = scope.row && expression.field.startsWith('row.');
    const key = inRow ? `${scope.row?.pointer}${text.slice('row'.length)}` : text;
    const before = this.#printed.get(key);
    if (before !== undefined) return before;
    const value = this.value(expression.field, scope);
    // A cell may be empty; anywhere else a gap in a sentence would be a false statement.
    if (value === null && !inRow) throw new FieldMissingError(expression.field);
    const { language, lookups } = this.source.template;
    const context = { language, lookups };
    const printed = value === null ? '' : write(value, expression.format, expression.word, context);
    const normal = printed.normalize('NFC');
    if (!(expression.field in pageFields)) this.#printed.set(key, normal);
    return normal;
  }
}

function comparable(value: Value): string | number | boolean | null {
  switch (value.type) {
    case 'text':
      return value.text;
    case 'choice':
      return value.code;
    case 'date':
    case 'month':
      return value.iso;
    case 'number':
      return value.value;
    case 'money':
      return value.fen;
    case 'flag':
      return value.on;
    case 'bilingual':
    case 'instant':
      return null;
  }
}
