import { GlyphMissingError } from '../fonts/glyph-missing.ts';
import type { Faces, Weight } from '../fonts/faces.ts';
import type { Span } from '../template/bind.ts';
import { classOf, isFullWidthMark, type CharacterClass } from './characters.ts';

/** One character to be set. Lengths in ems. */
export interface Atom {
  character: string;
  weight: Weight;
  advance: number;
  class: CharacterClass;
  fullWidthMark: boolean;
  /** Characters with the same number other than 0 stay together. */
  group: number;
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

/** @throws GlyphMissingError naming the first field with characters no face can draw */
export function atomsOf(spans: readonly Span[], faces: Faces, base: Weight): Atom[] {
  return spans.flatMap((span, index) => {
    const weight = span.weight ?? base;
    const face = faces[weight];
    const missing = new Set<string>();
    const atoms = Array.from(span.text, (character): Atom => {
      const advance = face.advance(character.codePointAt(0) ?? 0);
      if (advance === null) missing.add(character);
      return {
        character,
        weight,
        advance: advance ?? 0,
        class: classOf(character),
        fullWidthMark: isFullWidthMark(character),
        group: span.keep ? index + 1 : 0,
      };
    });
    if (missing.size > 0) throw new GlyphMissingError([...missing], span.field ?? 'template');
    return atoms;
  });
}

export function gapBetween(a: Atom, b: Atom): Gap {
  if (a.group !== 0 && a.group === b.group) {
    return { natural: 0, stretch: 0, shrink: 0, breakable: false };
  }
  const breakable = canBreak(a, b);
  if (a.class === 'space') return { natural: 0, stretch: 4, shrink: a.advance * 0.3, breakable };
  if (b.class === 'space') return { natural: 0, stretch: 0, shrink: 0, breakable };
  if (a.fullWidthMark && b.fullWidthMark) {
    return { natural: squeezed(a, b), stretch: 2, shrink: 0, breakable };
  }
  if (isTrailingMark(a) || isLeadingMark(b)) {
    return { natural: 0, stretch: 4, shrink: 0.3, breakable };
  }
  if (isMixed(a, b)) return { natural: AUTOSPACE, stretch: 2, shrink: 0.08, breakable };
  const ideographs = a.class === 'ideograph' && b.class === 'ideograph';
  return { natural: 0, stretch: ideographs ? 1 : 0, shrink: 0, breakable };
}

function canBreak(a: Atom, b: Atom): boolean {
  if (b.class === 'space' || a.class === 'open' || b.class === 'close') return false;
  return a.class === 'space' || a.class === 'ideograph' || b.class === 'ideograph';
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

/** Chinese next to Latin letters or digits: a quarter em's worth of air, or a little less. */
function isMixed(a: Atom, b: Atom): boolean {
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
