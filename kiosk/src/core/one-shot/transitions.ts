import { IllegalTransition } from '../journal/index.ts';
import type {
  OneShotAttempt,
  OneShotEvent,
  OneShotEventType,
  OneShotKind,
  OneShotState,
} from './attempt.ts';

type Table = Record<OneShotState, Partial<Record<OneShotEventType, OneShotState>>>;

/** Every step an attempt may take. What is not here cannot be written. */
export const transitions: Table = {
  INTENT: { SENDING: 'SENDING', FAILED_CLEAN: 'FAILED_CLEAN' },
  SENDING: {
    DELIVERED: 'DELIVERED',
    PRESUMED: 'PRESUMED',
    FAILED_CLEAN: 'FAILED_CLEAN',
    AMBIGUOUS: 'AMBIGUOUS',
  },
  PRESUMED: { RESOLVED: 'RESOLVED' },
  AMBIGUOUS: { RESOLVED: 'RESOLVED' },
  DELIVERED: {},
  FAILED_CLEAN: {},
  RESOLVED: {},
};

/** The attempt that an intent begins. `reprint` as in the attempt. */
export function begin(
  { key, attempt, kind, device, reprint }: Begun,
  sha256: string,
  at: number,
): OneShotAttempt {
  return {
    key,
    attempt,
    kind,
    device,
    state: 'INTENT',
    sha256,
    reprint,
    reason: null,
    evidence: [],
    outcome: null,
    intendedAt: at,
    changedAt: at,
  };
}

type Begun = Pick<OneShotAttempt, 'key' | 'attempt' | 'kind' | 'device' | 'reprint'>;

/**
 * The attempt after one more event. Pure.
 *
 * @param at epoch milliseconds of the event
 * @throws IllegalTransition
 */
export function advance(attempt: OneShotAttempt, event: OneShotEvent, at: number): OneShotAttempt {
  const state = transitions[attempt.state][event.type];
  if (!state || !mayTake(attempt.kind, event)) {
    throw new IllegalTransition(attempt.state, event.type);
  }
  return { ...attempt, ...learnt(attempt, event), state, changedAt: at };
}

/** A stamp on a certificate is proven or in doubt; only a receipt, which is worth nothing, is presumed. */
function mayTake(kind: OneShotKind, { type }: OneShotEvent): boolean {
  return type !== 'PRESUMED' || kind === 'receipt';
}

/** What an event adds to the knowledge about its attempt. */
function learnt(attempt: OneShotAttempt, event: OneShotEvent): Partial<OneShotAttempt> {
  switch (event.type) {
    case 'INTENT':
      return {};
    case 'SENDING':
      return { evidence: event.evidence };
    case 'DELIVERED':
      return { evidence: [...attempt.evidence, ...event.evidence], outcome: 'delivered' };
    case 'PRESUMED':
      return { evidence: [...attempt.evidence, ...event.evidence] };
    case 'FAILED_CLEAN':
      return { reason: event.reason, outcome: 'voided' };
    case 'AMBIGUOUS':
      return { reason: event.reason, evidence: [...attempt.evidence, ...event.evidence] };
    case 'RESOLVED':
      return { outcome: event.outcome, evidence: [...attempt.evidence, ...event.evidence] };
  }
}
