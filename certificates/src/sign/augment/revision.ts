import { indexOfText, latin1 } from '../placeholder.ts';

/** A PDF that cannot be added to: not laid out as we write them. */
export class AugmentError extends Error {
  readonly code = 'AUGMENT';
  override name = 'AugmentError';
}

/** What an incremental update must know of the file it follows (ISO 32000-1 §7.5.6). */
export interface Revision {
  /** Bytes of the whole file. */
  length: number;
  /** Number the next new object may have. */
  size: number;
  /** Number of the catalog and its dictionary as it stands, from `<<` to `>>`. */
  root: number;
  catalog: string;
  /** As the trailer writes them. */
  info: string;
  firstId: string;
  startxref: number;
}

const TAIL_BYTES = 1024;
const ENTRY_BYTES = 20;

/** Reads the last revision of a file with classic cross-reference tables. @throws AugmentError */
export function readRevision(bytes: Uint8Array): Revision {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES)));
  const trailer = tail.slice(tail.lastIndexOf('trailer'));
  const startxref = numberIn(trailer, /startxref\s+(\d{1,10})\s+%%EOF\s*$/);
  const root = numberIn(trailer, /\/Root (\d{1,7}) 0 R/);
  const [, firstId] = /\/ID \[\s*<([0-9a-f]{32})>/i.exec(trailer) ?? [];
  const [, info] = /\/Info (\d{1,7} 0 R)/.exec(trailer) ?? [];
  if (firstId === undefined || info === undefined) throw new AugmentError('no ID or Info');
  const size = numberIn(trailer, /\/Size (\d{1,7})/);
  const catalog = dictionaryAt(bytes, offsetOf(bytes, root, startxref), root);
  return { length: bytes.length, size, root, catalog, info, firstId, startxref };
}

function numberIn(text: string, pattern: RegExp): number {
  const [, digits] = pattern.exec(text) ?? [];
  if (digits === undefined) throw new AugmentError(`no ${pattern.source}`);
  return Number(digits);
}

/** Where an object begins, by the table at `startxref` or, when it is not listed there, an earlier one. */
function offsetOf(bytes: Uint8Array, object: number, startxref: number): number {
  let at = startxref;
  // Each update points back, so a file has fewer tables than this.
  for (let tables = 0; tables < 64; tables++) {
    const end = indexOfText(bytes, 'trailer', at);
    if (end < 0) break;
    const found = entryIn(latin1(bytes.subarray(at, end)), object);
    if (found !== null) return found;
    at = numberIn(latin1(bytes.subarray(end, end + TAIL_BYTES)), /\/Prev (\d{1,10})/);
  }
  throw new AugmentError('no such object, or too many revisions');
}

function entryIn(table: string, object: number): number | null {
  if (!table.startsWith('xref\n')) throw new AugmentError('no cross-reference table');
  let cursor = 'xref\n'.length;
  for (;;) {
    const section = /^(\d{1,7}) (\d{1,7})\s*\n/.exec(table.slice(cursor, cursor + 32));
    if (!section) return null;
    const [first = 0, count = 0] = section.slice(1).map(Number);
    cursor += section[0].length;
    if (object >= first && object < first + count) {
      const entry = table.slice(cursor + (object - first) * ENTRY_BYTES);
      return numberIn(entry.slice(0, ENTRY_BYTES), /^(\d{10}) \d{5} n/);
    }
    cursor += count * ENTRY_BYTES;
  }
}

function dictionaryAt(bytes: Uint8Array, offset: number, object: number): string {
  const text = latin1(bytes.subarray(offset, offset + 8 * TAIL_BYTES));
  const begin = `${object} 0 obj\n`;
  const end = text.indexOf('\nendobj');
  const dictionary = text.slice(begin.length, end).trim();
  const whole = dictionary.startsWith('<<') && dictionary.endsWith('>>');
  if (!text.startsWith(begin) || end < 0 || !whole) throw new AugmentError('no catalog');
  return dictionary;
}
