import { deflateSync } from 'node:zlib';
import { PDFRawStream, type PDFContext, type PDFObject } from 'pdf-lib';

type Entries = Record<string, PDFObject | string | number | number[] | Record<string, PDFObject>>;

/** Outlines hardly compress further above this level, and every paper pays for the time. */
const EVERY_TIME = 3;

/** A Flate stream. `level` trades time for size: low for what is made for every paper, 9 for what is made once. */
export function compressed(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Entries = {},
  level = EVERY_TIME,
): PDFRawStream {
  const dict = context.obj({ ...entries, Filter: 'FlateDecode' });
  return PDFRawStream.of(dict, deflateSync(bytes, { level }));
}

/** A stream readable without decompression, as ISO 19005 asks of metadata. */
export function plain(context: PDFContext, bytes: Uint8Array, entries: Entries = {}): PDFRawStream {
  return PDFRawStream.of(context.obj(entries), bytes);
}
