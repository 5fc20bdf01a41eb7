/**
 * Code characters of AIM symbology identifiers (ISO/IEC 15424), for what people hold before a scanner. The modifier
 * behind it says how the symbol was processed, and is kept in the identifier only.
 */
const symbologies: ReadonlyMap<string, string> = new Map([
  ['A', 'code-39'],
  ['C', 'code-128'],
  ['E', 'ean-upc'],
  ['F', 'codabar'],
  ['G', 'code-93'],
  ['I', 'itf'],
  ['L', 'pdf417'],
  ['Q', 'qr-code'],
  ['d', 'data-matrix'],
  ['e', 'gs1-databar'],
  ['h', 'han-xin-code'],
  ['z', 'aztec-code'],
]);

export interface AimId {
  /** Three characters, for example `]Q1`. */
  id: string;
  /** Name of the symbology; `other` for one not listed here. */
  symbology: string;
}

export const AIM_ID_LENGTH = 3;

/** The AIM identifier at the start of a reading. @returns null when there is none */
export function aimIdOf(reading: string): AimId | null {
  const found = /^\]([A-Za-z])[0-9A-Za-z]/.exec(reading);
  if (found === null) return null;
  return { id: found[0], symbology: symbologies.get(found[1] ?? '') ?? 'other' };
}
