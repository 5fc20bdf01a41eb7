/** Space to add between two glyphs, in font units; mostly 0 or negative. */
export type Kerning = (left: number, right: number) => number;

type PairTable = (left: number, right: number) => number | null;

const PAIR_ADJUSTMENT = 2;
const EXTENSION = 9;
/** ValueFormat bits before and at XAdvance (OpenType 1.9, GPOS "ValueRecord"). */
const X_PLACEMENT = 1;
const Y_PLACEMENT = 2;
const X_ADVANCE = 4;

/**
 * Reads the pair kerning (`kern`) of a GPOS table: PairPos formats 1 and 2, also behind extension lookups.
 *
 * @param gpos the table; its offsets must lie inside it
 */
export function readKerning(gpos: DataView): Kerning {
  const tables = kernLookups(gpos).flatMap((lookup) => pairTables(gpos, lookup));
  const known = new Map<number, number>();
  return (left, right) => {
    const key = left * 65_536 + right;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    let value = 0;
    for (const table of tables) {
      const found = table(left, right);
      if (found === null) continue;
      value = found;
      break;
    }
    known.set(key, value);
    return value;
  };
}

/** Offsets of the lookups that the first `kern` feature names. */
function kernLookups(gpos: DataView): number[] {
  const features = gpos.getUint16(6);
  const lookups = gpos.getUint16(8);
  for (let i = 0; i < gpos.getUint16(features); i++) {
    const record = features + 2 + i * 6;
    if (gpos.getUint32(record) !== 0x6b65726e) continue;
    const feature = features + gpos.getUint16(record + 4);
    return Array.from({ length: gpos.getUint16(feature + 2) }, (_, k) => {
      const index = gpos.getUint16(feature + 4 + k * 2);
      return lookups + gpos.getUint16(lookups + 2 + index * 2);
    });
  }
  return [];
}

function pairTables(gpos: DataView, lookup: number): PairTable[] {
  const type = gpos.getUint16(lookup);
  return Array.from({ length: gpos.getUint16(lookup + 4) }, (_, i) => {
    const table = lookup + gpos.getUint16(lookup + 6 + i * 2);
    if (type === PAIR_ADJUSTMENT) return pairTable(gpos, table);
    const extended = type === EXTENSION && gpos.getUint16(table + 2) === PAIR_ADJUSTMENT;
    return extended ? pairTable(gpos, table + gpos.getUint32(table + 4)) : () => null;
  });
}

function pairTable(gpos: DataView, table: number): PairTable {
  const covered = coverage(gpos, table + gpos.getUint16(table + 2));
  const first = gpos.getUint16(table + 4);
  const size = bytesOf(first) + bytesOf(gpos.getUint16(table + 6));
  const advance = (record: number) =>
    first & X_ADVANCE ? gpos.getInt16(record + bytesOf(first & (X_PLACEMENT | Y_PLACEMENT))) : 0;
  return gpos.getUint16(table) === 1
    ? singlePairs(gpos, table, covered, 2 + size, advance)
    : classPairs(gpos, table, covered, size, advance);
}

/** Format 1: a list of second glyphs for each first glyph. */
function singlePairs(
  gpos: DataView,
  table: number,
  covered: (glyph: number) => number,
  size: number,
  advance: (record: number) => number,
): PairTable {
  return (left, right) => {
    const index = covered(left);
    if (index < 0) return null;
    const set = table + gpos.getUint16(table + 10 + index * 2);
    for (let i = 0; i < gpos.getUint16(set); i++) {
      const record = set + 2 + i * size;
      if (gpos.getUint16(record) === right) return advance(record + 2);
    }
    return null;
  };
}

/** Format 2: a matrix of glyph classes. */
function classPairs(
  gpos: DataView,
  table: number,
  covered: (glyph: number) => number,
  size: number,
  advance: (record: number) => number,
): PairTable {
  const classOfLeft = classes(gpos, table + gpos.getUint16(table + 8));
  const classOfRight = classes(gpos, table + gpos.getUint16(table + 10));
  const columns = gpos.getUint16(table + 14);
  return (left, right) => {
    if (covered(left) < 0) return null;
    return advance(table + 16 + (classOfLeft(left) * columns + classOfRight(right)) * size);
  };
}

function bytesOf(format: number): number {
  let bytes = 0;
  for (let bits = format; bits > 0; bits >>= 1) bytes += (bits & 1) * 2;
  return bytes;
}

/** Coverage index of a glyph, -1 when it is not covered. */
function coverage(view: DataView, table: number): (glyph: number) => number {
  const count = view.getUint16(table + 2);
  if (view.getUint16(table) === 1) {
    const glyphs = new Map(
      Array.from({ length: count }, (_, i) => [view.getUint16(table + 4 + i * 2), i]),
    );
    return (glyph) => glyphs.get(glyph) ?? -1;
  }
  return (glyph) => {
    const range = rangeOf(view, table + 4, count, glyph);
    return range < 0 ? -1 : view.getUint16(range + 4) + glyph - view.getUint16(range);
  };
}

/** Class of a glyph, 0 when it has none. */
function classes(view: DataView, table: number): (glyph: number) => number {
  if (view.getUint16(table) === 1) {
    const start = view.getUint16(table + 2);
    const count = view.getUint16(table + 4);
    return (glyph) =>
      glyph >= start && glyph < start + count ? view.getUint16(table + 6 + (glyph - start) * 2) : 0;
  }
  const count = view.getUint16(table + 2);
  return (glyph) => {
    const range = rangeOf(view, table + 4, count, glyph);
    return range < 0 ? 0 : view.getUint16(range + 4);
  };
}

/** Offset of the record (first, last, value) that holds a glyph, -1 for none. */
function rangeOf(view: DataView, records: number, count: number, glyph: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = records + middle * 6;
    if (glyph < view.getUint16(record)) high = middle - 1;
    else if (glyph > view.getUint16(record + 2)) low = middle + 1;
    else return record;
  }
  return -1;
}
