import { applies } from './applies.ts';
import type { Case, CopyTerms } from './types.ts';

/** R09 and the copies that were approved (R12). */
export function copyTerms(about: Case): CopyTerms {
  const { usage, terms } = about;
  const { perDay, perTerm, perJob, free, priceFen } = terms.copies;
  const approved = approvedLeft(about);
  if (!applies(about, 'R09')) {
    const left = Math.min(perJob, approved);
    return { most: left, left, free: left, priceFen: 0 };
  }
  const left = Math.max(0, Math.min(perDay - usage.today, perTerm - usage.thisTerm, approved));
  return {
    most: Math.min(perJob, left),
    left,
    free: priceFen === 0 ? left : Math.min(left, Math.max(0, free - usage.thisTerm)),
    priceFen,
  };
}

function approvedLeft(about: Case): number {
  const { record, used } = about;
  if (!record?.approval || !applies(about, 'R12')) return Number.POSITIVE_INFINITY;
  return Math.max(0, record.approval.copies - used);
}

/** What these copies cost together, in hundredths of a yuan. */
export function amountFen({ free, priceFen }: CopyTerms, copies: number): number {
  return Math.max(0, copies - free) * priceFen;
}
