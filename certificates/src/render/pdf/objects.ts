/** PDF objects (ISO 32000-1 §7.3) as plain values; pdf-lib's own objects for references and strings. */
import { PDFHexString, PDFString, type PDFRef } from 'pdf-lib';

/** Points to an indirect object. */
export type Ref = PDFRef;

/** A string object. Made by `text` and `hex`. */
export type Str = PDFString | PDFHexString;

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
    ? PDFString.of(value.replace(/[\\()]/g, '\\$&'))
    : PDFHexString.fromText(value);
}

/** A byte string from hex digits. */
export function hex(digits: string): Str {
  return PDFHexString.of(digits);
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
