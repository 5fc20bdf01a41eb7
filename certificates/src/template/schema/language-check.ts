import { isClaimable } from '../../code/statements.ts';
import { simpleConditions, type Condition } from '../language/conditions.ts';
import { ExpressionError, parsePattern, type Expression } from '../language/expression.ts';
import { fields, namedConditions, pageFields } from '../language/fields.ts';
import { isFormat } from '../language/formats.ts';
import type { ValueType } from '../language/values.ts';
import type { TemplateText } from './base.ts';
import type { DataFields } from './data.ts';
import type { TemplateHead } from './head.ts';

/** Steps from the template to a place in it. */
export type Path = (string | number)[];

/** Says what is wrong where, in English and in Chinese. */
export type Report = (path: Path, en: string, zh: string) => void;

/** What stands under a name, and nothing that every object has. */
function entry<T>(record: Readonly<Record<string, T>>, name: string): T | null {
  return Object.hasOwn(record, name) ? (record[name] ?? null) : null;
}

/** Every expression names a field that exists and a format its type has; every condition and option too. */
export class LanguageCheck {
  readonly #parts: TemplateHead;
  readonly #report: Report;

  constructor(parts: TemplateHead, report: Report) {
    this.#parts = parts;
    this.#report = report;
  }

  /** Title and claims. */
  head(): void {
    this.pattern(this.#parts.title, ['title'], null);
    for (const [index, claim] of this.#parts.claims.entries())
      this.#claim(claim, ['claims', index]);
  }

  /** The columns of rows that the template declares; reports when there are none of that name. */
  columns(rows: string, path: Path): DataFields | null {
    const declared = entry(this.#parts.data, rows);
    if (declared?.type === 'rows') return declared.columns;
    this.#report(path, `${rows} is not declared as rows`, `${rows} 没有声明为表格`);
    return null;
  }

  photo(name: string, path: Path): void {
    if (entry(this.#parts.data, name)?.type === 'photo') return;
    this.#report(path, `${name} is not declared as a photo`, `${name} 没有声明为照片`);
  }

  #claim(field: string, path: Path): void {
    const own = field.startsWith('data.') ? entry(this.#parts.data, field.slice(5)) : null;
    const statable = own ? !['rows', 'photo', 'flag'].includes(own.type) : isClaimable(field);
    if (!statable) this.#report(path, `no code can carry ${field}`, `二维码不能承载 ${field}`);
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
      this.#report(path, error.message, `花括号里不是字段：${pattern.slice(0, 80)}`);
    }
  }

  #expression({ field, format, word }: Expression, path: Path, row: DataFields | null): void {
    const type = this.#typeOf(field, row);
    const written = word === null ? format : `${format}:${word}`;
    if (type === null) {
      this.#report(path, `unknown field {${field}}`, `没有字段 {${field}}`);
    } else if (!isFormat(type, format, word)) {
      this.#report(
        path,
        `{${field}} cannot be written as ${written}`,
        `{${field}} 不能写成 ${written}`,
      );
    } else if (format === 'lookup' && !(word && Object.hasOwn(this.#parts.lookups, word))) {
      this.#report(path, `no lookup table ${word}`, `没有对照表 ${word}`);
    }
  }

  condition(condition: Condition, path: Path, row: DataFields | null = null): void {
    for (const simple of simpleConditions(condition)) {
      if (typeof simple === 'string') {
        if (!Object.hasOwn(namedConditions, simple))
          this.#report(path, `unknown condition ${simple}`, `没有条件 ${simple}`);
      } else if ('option' in simple) {
        if (!Object.hasOwn(this.#parts.options, simple.option)) {
          this.#report(path, `unknown option ${simple.option}`, `没有选项 ${simple.option}`);
        }
      } else if (this.#typeOf(simple.field, row) === null && !this.#isData(simple.field)) {
        this.#report(path, `unknown field {${simple.field}}`, `没有字段 {${simple.field}}`);
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
