import type { DocumentCode, Term } from '../documents/types.ts';
import {
  previousTerm,
  sameTerm,
  termAt,
  universityCalendar,
  type Calendar,
  type TermDay,
} from './calendar.ts';
import { copiesLeft, quotaUsedUp } from './quota.ts';
import { leftUniversity, notAStudent, onLeave, specialProgramme } from './standing-refusals.ts';
import { feesOwed, nameNotConfirmed, notRegistered } from './term-refusals.ts';
import type { Entitlement, Refusal, Standing, Usage } from './types.ts';

/** Refusals that settle the matter alone: the others would only be their consequences. */
function standingRefusal(standing: Standing): Refusal | null {
  if (standing.role === 'alumnus') return leftUniversity({ ...standing, status: 'graduated' });
  if (standing.role === 'staff' || standing.role === 'none') return notAStudent(standing);
  if (standing.status === 'on-leave') return onLeave(standing);
  if (standing.status === 'graduated' || standing.status === 'withdrawn') {
    return leftUniversity(standing);
  }
  return null;
}

/** The registration that counts today: this term's, or within registration weeks last term's (R01). */
function countingRegistration(
  standing: Standing,
  today: TermDay,
): { term: Term; grace: boolean } | null {
  const registered = (term: Term) => standing.registeredTerms.some((t) => sameTerm(t, term));
  if (registered(today.term)) return { term: today.term, grace: false };
  const last = previousTerm(today.term);
  const open = today.phase === 'registration' || today.phase === 'late-registration';
  return open && registered(last) ? { term: last, grace: true } : null;
}

/**
 * May this person print this document now? Pure; the same answer on kiosk and central.
 *
 * @param usage copies of this document already issued to the person
 * @returns the registration the paper will state and the copies left, or every refusal, most important first
 */
export function entitlement(
  document: DocumentCode,
  standing: Standing,
  usage: Usage,
  now: Date,
  calendar: Calendar = universityCalendar,
): Entitlement {
  const settled = standingRefusal(standing);
  if (settled) return { allowed: false, refusals: [settled] };

  const today = termAt(calendar, now);
  const registration = countingRegistration(standing, today);
  const refusals: Refusal[] = [];
  if (standing.programme !== 'ordinary') refusals.push(specialProgramme(standing.programme));
  // Unpaid fees are the usual cause of a missing registration, so they come first.
  if (standing.feesOwed > 0 && !standing.feesDeferred) refusals.push(feesOwed(standing));
  if (!registration) refusals.push(notRegistered(standing, today));
  if (document === 'D02' && (!standing.nameEnConfirmed || !standing.nameEn)) {
    refusals.push(nameNotConfirmed(standing));
  }
  const left = copiesLeft(usage);
  if (left === 0) refusals.push(quotaUsedUp(usage));

  if (!registration || refusals.length > 0) return { allowed: false, refusals };
  return {
    allowed: true,
    registeredTerm: registration.term,
    graceTerm: registration.grace,
    copiesLeft: left,
  };
}
