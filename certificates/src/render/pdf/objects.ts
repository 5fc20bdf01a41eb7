/** PDF objects (ISO 32000-1 §7.3) as plain values, and their syntax. Everything written is ASCII. */
import { n } from '../../layout/units.ts';

/** Points to an indirect object. */
export interface Ref {
  readonly object: number;
}

/** A string object, already in the syntax of the file. Made by `text` and `hex`. */
export interface Str {
  readonly syntax: string;
}

/** Here a bare string is a name, as names are far more frequent than strings. */
export type Value = string | number | boolean | Ref | Str | readonly Value[] | Dict;

/** Entries that are undefined are left out. */
export interface Dict {
  readonly [key: string]: Value | undefined;
}

/** A dictionary with bytes, as they stand in the file; `Length` is added by the writer. */
export interface Stream {
  readonly entries: Dict;
  readonly bytes: Uint8Array;
}

/** A text string (§7.9.2.2): ASCII as it is, anything else in UTF-16BE. */
export function text(value: string): Str {
  return /^[\x20-\x7e]*$/.test(value)
    ? { syntax: `(${value.replace(/[\\()]/g, '\\$&')})` }
    : hex(`feff${utf16(value)}`);
}

/** A byte string from hex digits. */
export function hex(digits: string): Str {
  return { syntax: `<${digits}>` };
}

/** UTF-16BE as hex digits. */
export function utf16(value: string): string {
  let digits = '';
  for (let i = 0; i < value.length; i++) digits += hex4(value.charCodeAt(i));
  return digits;
}

/** Four hex digits. */
export function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}

/** A value as the file has it. */
export function syntax(value: Value): string {
  if (typeof value === 'string') return `/${value}`;
  if (typeof value === 'number') return n(value);
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(syntax).join(' ')}]`;
  if (isRef(value)) return `${value.object} 0 R`;
  return isStr(value) ? value.syntax : dictionary(value);
}

/** `<</Type /Page /Count 1>>` */
export function dictionary(entries: Dict): string {
  const written: string[] = [];
  for (const [key, value] of Object.entries(entries)) {
    if (value !== undefined) written.push(`/${key} ${syntax(value)}`);
  }
  return `<<${written.join(' ')}>>`;
}

type Compound = Exclude<Value, string | number | boolean>;

function isList(value: Compound): value is readonly Value[] {
  return Array.isArray(value);
}

function isRef(value: Compound): value is Ref {
  return 'object' in value && typeof value.object === 'number';
}

function isStr(value: Ref | Str | Dict | readonly Value[]): value is Str {
  return 'syntax' in value && typeof value.syntax === 'string';
}
