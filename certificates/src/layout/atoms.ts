import { GlyphMissingError } from '../fonts/glyph-missing.ts';
import { measure, type Face, type Faces, type Weight } from '../fonts/faces.ts';
import type { Span } from '../template/bind.ts';
import { traitsOf, type CharacterClass } from './characters.ts';

/** One character to be set. Lengths in ems. */
export interface Atom {
  character: string;
  weight: Weight;
  /** Draws the character; null while a missing one is being reported. */
  face: Face | null;
  advance: number;
  class: CharacterClass;
  fullWidthMark: boolean;
  kerned: boolean;
  /** Characters with the same number other than 0 stay together. */
  group: number;
  /** Number of the field the character comes from; 0 for the template's own words. */
  field: number;
  /** Kerning towards the next character. */
  kern: number;
}

/** The space between two neighbouring atoms. Lengths in ems. */
export interface Gap {
  natural: number;
  /** Share of the space that justification hands out. */
  stretch: number;
  shrink: number;
  breakable: boolean;
}

const AUTOSPACE = 0.2;
/** Kept text longer than this, in ems, may break between its parts: a name of many parts must not tear a line open. */
const LONGEST_KEPT = 8;
/** More parts than any name has. */
const PARTS = 1000;

/** @throws GlyphMissingError naming the first field with characters no face can draw */
export function atomsOf(spans: readonly Span[], faces: Faces, base: Weight): Atom[] {
  const atoms: Atom[] = [];
  for (const [index, span] of spans.entries()) appendAtoms(atoms, span, index, faces, base);
  kern(atoms);
  return atoms;
}

function appendAtoms(atoms: Atom[], span: Span, index: number, faces: Faces, base: Weight): void {
  const weight = span.weight ?? base;
  const choices = faces[weight];
  const field = span.field === null ? 0 : index + 1;
  const joints = span.keep && !keepsWhole(span, choices) ? /[\u00B7 ]/ : null;
  const missing = new Set<string>();
  let part = 1;
  for (const character of span.text) {
    const group = span.keep ? (index + 1) * PARTS + part : 0;
    if (joints?.test(character)) part++;
    const measured = measure(choices, character.codePointAt(0) ?? 0);
    if (measured === null) missing.add(character);
    const traits = traitsOf(character);
    atoms.push({
      character,
      weight,
      face: measured?.face ?? null,
      advance: measured?.advance ?? 0,
      class: traits.class,
      fullWidthMark: traits.fullWidthMark,
      kerned: traits.kerned,
      group,
      field,
      kern: 0,
    });
  }
  if (missing.size > 0)
    throw new GlyphMissingError([...missing], span.field ?? 'template', choices);
}

function kern(atoms: readonly Atom[]): void {
  for (let i = 1; i < atoms.length; i++) {
    const [atom, next] = [atoms[i - 1], atoms[i]];
    if (!atom?.kerned || !next?.kerned || !atom.face || next.face !== atom.face) continue;
    atom.kern = atom.face.kern(atom.character.charCodeAt(0), next.character.charCodeAt(0));
  }
}

function keepsWhole(span: Span, faces: readonly Face[]): boolean {
  const width = Array.from(span.text, (c) => measure(faces, c.codePointAt(0) ?? 0)?.advance ?? 0);
  return width.reduce((sum, advance) => sum + advance, 0) <= LONGEST_KEPT;
}

export function gapBetween(a: Atom, b: Atom): Gap {
  if (a.group !== 0 && a.group === b.group) {
    return { natural: a.kern, stretch: 0, shrink: 0, breakable: false };
  }
  const breakable = canBreak(a, b);
  if (a.class === 'space')
    return { natural: a.kern, stretch: 4, shrink: a.advance * 0.3, breakable };
  if (b.class === 'space') return { natural: a.kern, stretch: 0, shrink: 0, breakable };
  if (a.fullWidthMark && b.fullWidthMark) {
    return { natural: squeezed(a, b), stretch: 2, shrink: 0, breakable };
  }
  if (isTrailingMark(a) || isLeadingMark(b)) {
    return { natural: 0, stretch: 2, shrink: 0.3, breakable };
  }
  if (isMixed(a, b)) return { natural: AUTOSPACE, stretch: 2, shrink: 0.08, breakable };
  const ideographs = a.class === 'ideograph' && b.class === 'ideograph';
  return { natural: a.kern, stretch: ideographs ? 1 : 0, shrink: 0, breakable };
}

function canBreak(a: Atom, b: Atom): boolean {
  if (b.class === 'space' || a.class === 'open' || b.class === 'close') return false;
  if (a.class === 'space' || a.class === 'ideograph' || b.class === 'ideograph') return true;
  // UAX #14 LB21: after the hyphen of a compound word, but not inside numbers.
  return a.character === '-' && /\p{Letter}/u.test(b.character) && a.field === 0;
}

/** Two full-width marks in a row share one body and a half (CLREQ §3.1.6.1). */
function squeezed(a: Atom, b: Atom): number {
  return a.class === 'close' || b.class === 'open' ? -0.5 : 0;
}

function isTrailingMark(atom: Atom): boolean {
  return atom.fullWidthMark && atom.class === 'close';
}

function isLeadingMark(atom: Atom): boolean {
  return atom.fullWidthMark && atom.class === 'open';
}

/**
 * Chinese next to Latin letters or digits: a quarter em's worth of air, or a little less. Not inside a field, whose
 * text must come out of the file as it went in.
 */
function isMixed(a: Atom, b: Atom): boolean {
  if (a.field !== 0 && a.field === b.field) return false;
  return (
    (a.class === 'ideograph' && b.class === 'letter') ||
    (a.class === 'letter' && b.class === 'ideograph')
  );
}

/** Blank half of a full-width mark that disappears at the edge of a line. */
export function blankAtStart(atom: Atom): number {
  return isLeadingMark(atom) ? 0.5 : 0;
}

export function blankAtEnd(atom: Atom): number {
  return isTrailingMark(atom) ? 0.5 : 0;
}
