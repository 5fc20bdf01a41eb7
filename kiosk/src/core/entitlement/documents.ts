import type { DocumentCode } from '@hallway/certificates/rules';

/** Documents that this release can make. */
const codes: readonly DocumentCode[] = ['D01', 'D02'];

/** The document as the rules know it, or null when this release cannot make it. */
export function documentCodeOf(text: string): DocumentCode | null {
  return codes.find((code) => code === text) ?? null;
}
