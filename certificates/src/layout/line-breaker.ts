import { blankAtEnd, blankAtStart, gapBetween, type Atom, type Gap } from './atoms.ts';

/** A broken line: atoms `from` … `to` (exclusive) and the extra space after each of them, in ems. */
export interface Line {
  from: number;
  to: number;
  gaps: number[];
  /** Natural start, left of the margin when a leading mark's blank half hangs out. */
  offset: number;
}

interface Measure {
  width: number;
  stretch: number;
  shrink: number;
}

/** Space, in ems, that one unit of stretch takes without being noticed. */
const COMFORT = 0.04;
/** Demerits of a line that ends in a hyphen. */
const HYPHEN = 400;

/**
 * Breaks a paragraph so that all its lines together look best (Knuth and Plass 1981, without hyphenation), with
 * Chinese rules for marks at line edges.
 *
 * @param widthOf width in ems of line number 0, 1, …
 * @param justify stretch and shrink all lines but the last to the full width
 */
export function breakLines(
  atoms: readonly Atom[],
  widthOf: (line: number) => number,
  justify: boolean,
): Line[] {
  if (atoms.length === 0) return [];
  const gaps = atoms.slice(0, -1).map((atom, i) => gapAfter(atom, atoms[i + 1]));
  openLongWords(atoms, gaps, widthOf(1));
  const text: Text = { atoms, gaps, totals: totalsOf(atoms, gaps) };
  const fits = measure(text, 0, atoms.length).width <= widthOf(0);
  const ends = fits ? [atoms.length] : bestEnds(text, widthOf);
  return ends.map((to, index) => {
    const from = index === 0 ? 0 : (ends[index - 1] ?? 0);
    const last = index === ends.length - 1;
    return setLine(text, { from, to, width: widthOf(index), justify: justify && !last });
  });
}

function gapAfter(atom: Atom, next: Atom | undefined): Gap {
  return next ? gapBetween(atom, next) : { natural: 0, stretch: 0, shrink: 0, breakable: true };
}

/** A word wider than a line must break somewhere: anywhere. */
function openLongWords(atoms: readonly Atom[], gaps: Gap[], width: number): void {
  let start = 0;
  let length = 0;
  for (let i = 0; i < atoms.length; i++) {
    length += atoms[i]?.advance ?? 0;
    if (gaps[i]?.breakable === false) continue;
    if (length > width) {
      for (let k = start; k < i; k++) {
        const gap = gaps[k];
        if (gap) gaps[k] = { ...gap, breakable: true };
      }
    }
    start = i + 1;
    length = 0;
  }
}

/** Last atom of the line that is not a space. */
function trimmedEnd(atoms: readonly Atom[], from: number, to: number): number {
  let end = to;
  while (end > from && atoms[end - 1]?.class === 'space') end--;
  return end;
}

/** Running totals of widths, stretch and shrink before each atom, so that a stretch of text is measured at once. */
interface Totals {
  width: number[];
  stretch: number[];
  shrink: number[];
}

function totalsOf(atoms: readonly Atom[], gaps: readonly Gap[]): Totals {
  const totals: Totals = { width: [0], stretch: [0], shrink: [0] };
  let [width, stretch, shrink] = [0, 0, 0];
  for (const [i, atom] of atoms.entries()) {
    width += atom.advance + (gaps[i]?.natural ?? 0);
    stretch += gaps[i]?.stretch ?? 0;
    shrink += gaps[i]?.shrink ?? 0;
    totals.width.push(width);
    totals.stretch.push(stretch);
    totals.shrink.push(shrink);
  }
  return totals;
}

interface Text {
  atoms: readonly Atom[];
  gaps: readonly Gap[];
  totals: Totals;
}

function between(totals: readonly number[], from: number, to: number): number {
  return (totals[to] ?? 0) - (totals[from] ?? 0);
}

/** A line from atom `from` up to `to`, without the space at its end and the blank halves of marks at its edges. */
function measure({ atoms, gaps, totals }: Text, from: number, to: number): Measure {
  const end = trimmedEnd(atoms, from, to);
  const first = atoms[from];
  const last = atoms[end - 1];
  const gap = gaps[end - 1];
  const blank = (first ? blankAtStart(first) : 0) + (last ? blankAtEnd(last) : 0);
  return {
    width: between(totals.width, from, end) - (gap?.natural ?? 0) - blank,
    stretch: between(totals.stretch, from, end) - (gap?.stretch ?? 0),
    shrink: between(totals.shrink, from, end) - (gap?.shrink ?? 0),
  };
}

/** Demerits of one line; infinite when it cannot hold its atoms. */
function demerits(line: Measure, width: number, last: boolean): number {
  const slack = width - line.width;
  if (slack < 0) {
    const ratio = line.shrink > 0 ? -slack / line.shrink : Infinity;
    return ratio > 1.0001 ? Infinity : (1 + 100 * ratio ** 3) ** 2;
  }
  // A last line may be short, but one character alone looks like a mistake.
  if (last) return line.width < 2.5 ? 1e6 : 1;
  const ratio = slack / (Math.max(line.stretch, 0.5) * COMFORT);
  return (1 + ratio ** 3) ** 2;
}

interface Choice {
  cost: number;
  line: number;
  from: number;
}

/** Ends of the lines of the cheapest way through the paragraph. */
function bestEnds(text: Text, widthOf: (line: number) => number): number[] {
  const { atoms, gaps } = text;
  const starts: number[] = [0];
  const best = new Map<number, Choice>([[0, { cost: 0, line: -1, from: 0 }]]);
  for (let to = 1; to <= atoms.length; to++) {
    const last = to === atoms.length;
    if (!last && gaps[to - 1]?.breakable !== true) continue;
    let choice: Choice | null = null;
    for (let s = starts.length - 1; s >= 0; s--) {
      const from = starts[s] ?? 0;
      const before = best.get(from);
      if (!before) continue;
      const line = before.line + 1;
      const measured = measure(text, from, to);
      if (choice && measured.width - measured.shrink > widthOf(line)) break;
      // Overfull only when nothing else is possible: a very long unbreakable piece.
      const hyphen = atoms[to - 1]?.character === '-' ? HYPHEN : 0;
      const cost = before.cost + hyphen + Math.min(demerits(measured, widthOf(line), last), 1e12);
      if (!choice || cost < choice.cost) choice = { cost, line, from };
    }
    if (choice) {
      best.set(to, choice);
      starts.push(to);
    }
  }
  return path(best, atoms.length);
}

function path(best: ReadonlyMap<number, Choice>, end: number): number[] {
  const ends: number[] = [];
  for (let at = end; at > 0; at = best.get(at)?.from ?? 0) ends.unshift(at);
  return ends;
}

function setLine(
  text: Text,
  line: { from: number; to: number; width: number; justify: boolean },
): Line {
  const { atoms, gaps } = text;
  const end = trimmedEnd(atoms, line.from, line.to);
  const measured = measure(text, line.from, end);
  const slack = line.width - measured.width;
  const stretch = line.justify && slack > 0 && measured.stretch > 0 ? slack / measured.stretch : 0;
  const shrink = slack < 0 && measured.shrink > 0 ? slack / measured.shrink : 0;
  const extra: number[] = [];
  for (let i = line.from; i < end; i++) {
    const gap = i === end - 1 ? undefined : gaps[i];
    extra.push(gap ? gap.natural + gap.stretch * stretch + gap.shrink * Math.max(shrink, -1) : 0);
  }
  const first = atoms[line.from];
  return { from: line.from, to: end, gaps: extra, offset: first ? -blankAtStart(first) : 0 };
}
