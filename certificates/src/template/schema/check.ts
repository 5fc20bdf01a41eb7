import type { z } from 'zod';
import { isClaimable } from '../../code/statements.ts';
import { simpleConditions, type Condition } from '../language/conditions.ts';
import { ExpressionError, parsePattern, type Expression } from '../language/expression.ts';
import { fields, namedConditions, pageFields } from '../language/fields.ts';
import { isFormat } from '../language/formats.ts';
import type { ValueType } from '../language/values.ts';
import type { TemplateText } from './base.ts';
import type { DataFields } from './data.ts';
import type { TemplateElement } from './elements.ts';

/** The parts of a template whose words must fit together. */
interface Parts {
  title: string;
  data: DataFields;
  options: Record<string, unknown>;
  lookups: Record<string, unknown>;
  claims: string[];
  elements: TemplateElement[];
}

type Path = (string | number)[];

/** Every expression names a field that exists and a format its type has; every condition, option and claim too. */
export function checkLanguage(parts: Parts, context: z.RefinementCtx): void {
  const report = (path: Path, message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const checker = new Checker(parts, report);
  checker.pattern(parts.title, ['title'], null);
  for (const [index, claim] of parts.claims.entries()) checker.claim(claim, ['claims', index]);
  for (const [index, one] of parts.elements.entries()) checker.element(one, ['elements', index]);
  for (const type of ['qr', 'seal'] as const) {
    if (parts.elements.filter((one) => one.type === type).length !== 1) {
      report(['elements'], `needs exactly one ${type}`);
    }
  }
}

/** What stands under a name, and nothing that every object has. */
function entry<T>(record: Readonly<Record<string, T>>, name: string): T | null {
  return Object.hasOwn(record, name) ? (record[name] ?? null) : null;
}

class Checker {
  readonly #parts: Parts;
  readonly #report: (path: Path, message: string) => void;

  constructor(parts: Parts, report: (path: Path, message: string) => void) {
    this.#parts = parts;
    this.#report = report;
  }

  claim(field: string, path: Path): void {
    const own = field.startsWith('data.') ? entry(this.#parts.data, field.slice(5)) : null;
    const statable = own ? !['rows', 'photo', 'flag'].includes(own.type) : isClaimable(field);
    if (!statable) this.#report(path, `no code can carry ${field}`);
  }

  element(one: TemplateElement, path: Path): void {
    if ('when' in one && one.when) this.condition(one.when, [...path, 'when']);
    switch (one.type) {
      case 'text':
        this.text(one.text, [...path, 'text'], null);
        break;
      case 'fact':
        this.pattern(one.label, [...path, 'label'], null);
        this.text(one.value, [...path, 'value'], null);
        break;
      case 'flow':
        for (const [index, paragraph] of one.paragraphs.entries()) {
          const at = [...path, 'paragraphs', index];
          if (paragraph.when) this.condition(paragraph.when, [...at, 'when']);
          this.text(paragraph.text, [...at, 'text'], null);
        }
        break;
      case 'table':
        this.#table(one, path);
        break;
      case 'photo':
        if (entry(this.#parts.data, one.data)?.type !== 'photo') {
          this.#report([...path, 'data'], `${one.data} is not declared as a photo`);
        }
        this.pattern(one.alt, [...path, 'alt'], null);
        break;
      case 'microtext':
        this.pattern(one.text, [...path, 'text'], null);
        break;
      case 'qr':
      case 'seal':
        this.pattern(one.alt, [...path, 'alt'], null);
        break;
      case 'line':
      case 'rect':
      case 'path':
      case 'guilloche':
      case 'pantograph':
      case 'crest':
        break;
    }
  }

  #table(one: Extract<TemplateElement, { type: 'table' }>, path: Path): void {
    const declared = entry(this.#parts.data, one.rows);
    if (declared?.type !== 'rows') {
      this.#report([...path, 'rows'], `${one.rows} is not declared as rows`);
      return;
    }
    const columns = declared.columns;
    this.pattern(one.summary, [...path, 'summary'], null);
    this.pattern(one.empty, [...path, 'empty'], null);
    if (one.group !== undefined) this.pattern(one.group, [...path, 'group'], columns);
    for (const [index, column] of one.columns.entries()) {
      const at = [...path, 'columns', index];
      if (column.when) this.condition(column.when, [...at, 'when']);
      this.pattern(column.header, [...at, 'header'], null);
      this.text(column.text, [...at, 'text'], columns);
    }
  }

  text(text: TemplateText, path: Path, row: DataFields | null): void {
    if (typeof text === 'string') return this.pattern(text, path, row);
    for (const [index, part] of text.entries()) {
      const at = [...path, index];
      if (typeof part === 'string') this.pattern(part, at, row);
      else if ('choose' in part) {
        for (const [branch, choice] of part.choose.entries()) {
          this.#part(choice, [...at, 'choose', branch], row);
        }
      } else this.#part(part, at, row);
    }
  }

  #part(part: { text: string; when?: Condition | undefined }, path: Path, row: DataFields | null) {
    if (part.when) this.condition(part.when, [...path, 'when'], row);
    this.pattern(part.text, [...path, 'text'], row);
  }

  pattern(pattern: string, path: Path, row: DataFields | null): void {
    try {
      for (const piece of parsePattern(pattern)) {
        if (piece.kind === 'expression') this.#expression(piece, path, row);
      }
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#report(path, error.message);
    }
  }

  #expression({ field, format, word }: Expression, path: Path, row: DataFields | null): void {
    const type = this.#typeOf(field, row);
    if (type === null) {
      this.#report(path, `unknown field {${field}}`);
    } else if (!isFormat(type, format, word)) {
      this.#report(path, `{${field}} cannot be written as ${format}${word ? `:${word}` : ''}`);
    } else if (format === 'lookup' && !(word && Object.hasOwn(this.#parts.lookups, word))) {
      this.#report(path, `no lookup table ${word}`);
    }
  }

  condition(condition: Condition, path: Path, row: DataFields | null = null): void {
    for (const simple of simpleConditions(condition)) {
      if (typeof simple === 'string') {
        if (!Object.hasOwn(namedConditions, simple))
          this.#report(path, `unknown condition ${simple}`);
      } else if ('option' in simple) {
        if (!Object.hasOwn(this.#parts.options, simple.option)) {
          this.#report(path, `unknown option ${simple.option}`);
        }
      } else if (this.#typeOf(simple.field, row) === null && !this.#isData(simple.field)) {
        this.#report(path, `unknown field {${simple.field}}`);
      }
    }
  }

  /** Rows and photos too may be asked whether they are there. */
  #isData(field: string): boolean {
    return field.startsWith('data.') && Object.hasOwn(this.#parts.data, field.slice(5));
  }

  #typeOf(field: string, row: DataFields | null): ValueType | null {
    const [group, name = ''] = field.split('.');
    if (group === 'data' || group === 'row') {
      const declared = group === 'data' ? entry(this.#parts.data, name) : row && entry(row, name);
      if (!declared || declared.type === 'rows' || declared.type === 'photo') return null;
      return declared.type;
    }
    return (entry(fields, field) ?? entry(pageFields, field))?.type ?? null;
  }
}
