import { campusDate } from '@hallway/certificates/rules';
import type { Catalogue } from '../people/index.ts';
import { isMade, type DocumentsMade } from './documents-made.ts';
import type { SerialNeed } from '../sync/index.ts';

/** Numbers of the new year are fetched this long before it begins, so that the year may turn without a network. */
const aheadMs = 7 * 86_400_000;

/** Blocks of numbers this kiosk must hold: for every document it issues, this year and soon the next. */
export function serialNeeds(catalogue: Catalogue, makes: DocumentsMade, now: number): SerialNeed[] {
  const years = new Set([now, now + aheadMs].map((ms) => yearOf(ms)));
  return catalogue
    .entries()
    .filter((entry) => isMade(entry, makes))
    .flatMap((entry) => [...years].map((year) => ({ document: entry.document, year })));
}

/** Calendar year by the campus clock. */
export function yearOf(ms: number): number {
  return Number(campusDate(new Date(ms)).slice(0, 4));
}
