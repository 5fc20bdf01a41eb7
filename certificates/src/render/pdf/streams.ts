import { zlibSync } from 'fflate';
import type { Dict, Stream } from './objects.ts';

const encoder = new TextEncoder();

/** How hard to compress: outlines hardly get smaller above level 3, and every paper pays for the time. */
export const effort = { everyTime: 3, once: 9 } as const;
export type Effort = (typeof effort)[keyof typeof effort];

/** A Flate stream. The compressor is our own copy and not the platform's: everywhere the same bytes. */
export function compressed(
  content: Uint8Array | string,
  entries: Dict = {},
  level: Effort = effort.everyTime,
): Stream {
  const bytes = zlibSync(bytesOf(content), { level });
  return { entries: { ...entries, Filter: 'FlateDecode' }, bytes };
}

/** A stream readable without decompression, as ISO 19005 asks of metadata. */
export function plain(content: Uint8Array | string, entries: Dict = {}): Stream {
  return { entries, bytes: bytesOf(content) };
}

function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? encoder.encode(content) : content;
}
