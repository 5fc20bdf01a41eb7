import { inflateSync } from 'node:zlib';

const OBJECT_STREAM = /\/Type\s*\/ObjStm\b/;
const PAGE_TREE_NODE = /<<(?:[^<>]|<<[^<>]*>>)*?\/Type\s*\/Pages\b(?:[^<>]|<<[^<>]*>>)*?>>/g;
const COUNT = /\/Count\s+(\d{1,6})\b/;

/**
 * Counts the pages of a PDF by its page tree, also when the tree lies in compressed object streams.
 *
 * @returns null when this is no whole PDF: no header, no end, or no page tree
 */
export function countPages(pdf: Uint8Array): number | null {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  if (!text.startsWith('%PDF-') || !text.slice(-1024).includes('%%EOF')) return null;
  const counts = [text, ...objectStreams(text)].flatMap((part) =>
    Array.from(part.matchAll(PAGE_TREE_NODE), ([node]) => Number(COUNT.exec(node)?.[1] ?? 0)),
  );
  // The root of the tree counts all leaves, so no other node counts more.
  const pages = Math.max(0, ...counts);
  return pages > 0 ? pages : null;
}

function objectStreams(text: string): string[] {
  const streams: string[] = [];
  for (const match of text.matchAll(/<<([^]{0,400}?)>>\s*stream\r?\n/g)) {
    if (!OBJECT_STREAM.test(match[1] ?? '')) continue;
    const start = match.index + match[0].length;
    const end = text.indexOf('endstream', start);
    if (end < 0) continue;
    try {
      streams.push(inflateSync(Buffer.from(text.slice(start, end), 'latin1')).toString('latin1'));
    } catch {
      // Not Flate, or broken: its pages cannot be counted.
    }
  }
  return streams;
}
