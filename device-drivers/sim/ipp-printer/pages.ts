import { inflateSync } from 'node:zlib';

const OBJECT_STREAM = /\/Type\s*\/ObjStm\b/;
const PAGE_TREE_NODE = /\/Type\s*\/Pages\b/g;
const COUNT = /\/Count\s+(\d{1,6})\b/g;
const STREAM = /\bstream\r?\n/g;
/** A stream's dictionary stands this close before it. */
const DICTIONARY_ROOM = 400;

/**
 * Counts the pages of a PDF by its page tree, also when the tree lies in compressed object streams.
 *
 * @returns null when this is no whole PDF: no header, no end, or no page tree
 */
export function countPages(pdf: Uint8Array): number | null {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  if (!text.startsWith('%PDF-') || !text.slice(-1024).includes('%%EOF')) return null;
  // The root of the tree counts all leaves, so no other node counts more.
  const pages = Math.max(0, ...[text, ...objectStreams(text)].flatMap(treeCounts));
  return pages > 0 ? pages : null;
}

/** For each page tree node the count that stands nearest to it: the one in its own dictionary. */
function treeCounts(text: string): number[] {
  const counts = [...text.matchAll(COUNT)];
  return Array.from(text.matchAll(PAGE_TREE_NODE), (node) => {
    let nearest = { distance: Number.POSITIVE_INFINITY, pages: 0 };
    for (const count of counts) {
      const distance = Math.abs(count.index - node.index);
      if (distance < nearest.distance) nearest = { distance, pages: Number(count[1]) };
    }
    return nearest.pages;
  });
}

function objectStreams(text: string): string[] {
  const streams: string[] = [];
  for (const match of text.matchAll(STREAM)) {
    const before = text.slice(Math.max(0, match.index - DICTIONARY_ROOM), match.index);
    if (!OBJECT_STREAM.test(before.slice(before.lastIndexOf(' obj')))) continue;
    const start = match.index + match[0].length;
    const end = text.indexOf('endstream', start);
    try {
      streams.push(inflateSync(Buffer.from(text.slice(start, end), 'latin1')).toString('latin1'));
    } catch {
      // Not Flate, or broken: its pages cannot be counted.
    }
  }
  return streams;
}
