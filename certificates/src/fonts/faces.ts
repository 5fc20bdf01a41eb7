import type { Face, Weight } from './face.ts';

export type { Face, Weight } from './face.ts';

/** The faces of each weight in order of preference: the first that can draw a character draws it. */
export type Faces = Record<Weight, readonly Face[]>;

/** A character measured in the face that draws it. */
export interface Measured {
  face: Face;
  /** Ems. */
  advance: number;
}

/** Finds the face that draws a code point; null when none can. */
export function measure(faces: readonly Face[], codePoint: number): Measured | null {
  for (const face of faces) {
    const advance = face.advance(codePoint);
    if (advance !== null) return { face, advance };
  }
  return null;
}
