import type { Bilingual, DataRow, DocumentData } from '../documents/types.ts';
import type { Value } from './language/values.ts';
import type { DataField, ScalarField } from './schema/index.ts';

type Raw = DocumentData[string] | undefined;

/** Data that does not fit what its template declares. */
export class DataError extends Error {
  readonly code = 'DATA';
  override name = 'DataError';
  /** JSON pointer into the data. */
  readonly pointer: string;

  constructor(pointer: string, message: string) {
    super(`${pointer}: ${message}`);
    this.pointer = pointer;
  }
}

/**
 * A field of a document's data as a value. Null when it is optional and not there.
 *
 * @throws DataError
 */
export function dataValue(declared: ScalarField, raw: Raw, pointer: string): Value | null {
  if (raw === undefined) {
    if (declared.optional === true) return null;
    throw new DataError(pointer, 'is missing');
  }
  const value = read(declared, raw);
  if (value === null) throw new DataError(pointer, `is not ${declared.type}`);
  return value;
}

function read(declared: ScalarField, raw: Exclude<Raw, undefined>): Value | null {
  switch (declared.type) {
    case 'text':
      return isText(raw, declared.max) ? { type: 'text', text: raw } : null;
    case 'bilingual':
      return isBilingual(raw, declared.max) ? { type: 'bilingual', text: raw } : null;
    case 'date':
      return isDate(raw) ? { type: 'date', iso: raw } : null;
    case 'month':
      return typeof raw === 'string' && isDate(`${raw}-01`) ? { type: 'month', iso: raw } : null;
    case 'number':
      return typeof raw === 'number' && Number.isFinite(raw) && Math.abs(raw) < 1e12
        ? { type: 'number', value: raw }
        : null;
    case 'money':
      return typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0
        ? { type: 'money', fen: raw }
        : null;
    case 'flag':
      return typeof raw === 'boolean' ? { type: 'flag', on: raw } : null;
    case 'choice': {
      if (typeof raw !== 'string' || !Object.hasOwn(declared.values, raw)) return null;
      const text = declared.values[raw];
      return text ? { type: 'choice', code: raw, text } : null;
    }
  }
}

function isText(raw: unknown, max: number): raw is string {
  return typeof raw === 'string' && raw.length <= max;
}

function isBilingual(raw: unknown, max: number): raw is Bilingual {
  if (typeof raw !== 'object' || raw === null || !('zh' in raw && 'en' in raw)) return false;
  return isText(raw.zh, max) && isText(raw.en, max);
}

function isDate(raw: unknown): raw is string {
  if (typeof raw !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(raw)) return false;
  const day = new Date(`${raw}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(raw);
}

/** The rows of a table. @throws DataError when they are not rows, or too many */
export function dataRows(declared: DataField, raw: Raw, pointer: string): readonly DataRow[] {
  if (declared.type !== 'rows') throw new DataError(pointer, 'is not declared as rows');
  if (raw === undefined && declared.optional === true) return [];
  if (!Array.isArray(raw)) throw new DataError(pointer, 'is not rows');
  if (raw.length > declared.max) throw new DataError(pointer, `has more than ${declared.max} rows`);
  return raw as readonly DataRow[];
}

/**
 * Checks the data of one document against what its template declares: every field there or optional, of its type,
 * and nothing else.
 *
 * @throws DataError naming the first place
 */
export function checkData(declared: Readonly<Record<string, DataField>>, data: DocumentData): void {
  requireDeclared(declared, data, '');
  for (const [name, field] of Object.entries(declared)) {
    const pointer = `/${name}`;
    const raw = data[name];
    if (field.type === 'photo') {
      const missing = raw === undefined && field.optional === true;
      if (!missing && typeof raw !== 'string') throw new DataError(pointer, 'is not a photo');
    } else if (field.type === 'rows') {
      for (const [index, row] of dataRows(field, raw, pointer).entries()) {
        const at = `${pointer}/${index}`;
        if (typeof row !== 'object' || row === null) throw new DataError(at, 'is not a row');
        requireDeclared(field.columns, row, at);
        for (const [column, scalar] of Object.entries(field.columns)) {
          dataValue(scalar, row[column], `${at}/${column}`);
        }
      }
    } else {
      dataValue(field, raw, pointer);
    }
  }
}

function requireDeclared(declared: object, data: object, pointer: string): void {
  const stranger = Object.keys(data).find((name) => !Object.hasOwn(declared, name));
  if (stranger !== undefined) throw new DataError(`${pointer}/${stranger}`, 'is not declared');
}
