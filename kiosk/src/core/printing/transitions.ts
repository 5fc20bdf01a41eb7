import type { Form } from '../../bridge/index.ts';
import { IllegalTransition } from '../journal/index.ts';
import {
  formOf,
  type Attempt,
  type AttemptState,
  type JournalEvent,
  type JournalEventType,
} from './attempt.ts';

type Steps = Partial<Record<JournalEventType, AttemptState>>;
type Table = Partial<Record<AttemptState, Steps>>;

/** Every step an attempt on sheets may take. What is not here cannot be written. */
export const sheetTransitions: Record<AttemptState, Steps> = {
  INTENT: { CREATING: 'CREATING', FAILED_CLEAN: 'FAILED_CLEAN' },
  CREATING: {
    CREATED: 'CREATED',
    NOT_CREATED: 'INTENT',
    FAILED_CLEAN: 'FAILED_CLEAN',
    AMBIGUOUS: 'AMBIGUOUS',
  },
  CREATED: { SENDING: 'SENDING', FAILED_CLEAN: 'FAILED_CLEAN' },
  SENDING: {
    NOT_SENT: 'CREATED',
    SENT: 'SENT',
    PRINTING: 'PRINTING',
    CANCELING: 'CANCELING',
    FAILED_CLEAN: 'FAILED_CLEAN',
    AMBIGUOUS: 'AMBIGUOUS',
  },
  SENT: {
    PRINTING: 'PRINTING',
    CANCELING: 'CANCELING',
    DELIVERED: 'DELIVERED',
    FAILED_CLEAN: 'FAILED_CLEAN',
    AMBIGUOUS: 'AMBIGUOUS',
  },
  PRINTING: {
    PRINTING: 'PRINTING',
    CANCELING: 'CANCELING',
    DELIVERED: 'DELIVERED',
    FAILED_CLEAN: 'FAILED_CLEAN',
    AMBIGUOUS: 'AMBIGUOUS',
  },
  CANCELING: {
    PRINTING: 'CANCELING',
    DELIVERED: 'DELIVERED',
    FAILED_CLEAN: 'FAILED_CLEAN',
    AMBIGUOUS: 'AMBIGUOUS',
  },
  AMBIGUOUS: { RESOLVED: 'RESOLVED' },
  DELIVERED: {},
  FAILED_CLEAN: {},
  RESOLVED: {},
};

/** Every step an attempt at a slip may take. */
export const slipTransitions: Table = {
  INTENT: { SENDING: 'SENDING', FAILED_CLEAN: 'FAILED_CLEAN' },
  SENDING: {
    NOT_SENT: 'INTENT',
    DELIVERED: 'DELIVERED',
    FAILED_CLEAN: 'FAILED_CLEAN',
    AMBIGUOUS: 'AMBIGUOUS',
  },
  AMBIGUOUS: { RESOLVED: 'RESOLVED' },
};

const transitions: Record<Form, Table> = { a4: sheetTransitions, slip: slipTransitions };

/** The attempt that an intent begins. */
export function begin(
  issueId: string,
  attempt: number,
  intent: Extract<JournalEvent, { type: 'INTENT' }>,
  at: number,
): Attempt {
  return {
    issueId,
    attempt,
    state: 'INTENT',
    ...(intent.form && { form: intent.form }),
    sha256: intent.sha256,
    pages: intent.pages,
    copies: intent.copies,
    printer: null,
    job: null,
    documentSent: false,
    held: false,
    sheetsOut: 0,
    reason: null,
    evidence: [],
    outcome: null,
    intendedAt: at,
    changedAt: at,
  };
}

/**
 * The attempt after one more event. Pure.
 *
 * @param at epoch milliseconds of the event
 * @throws IllegalTransition
 */
export function advance(attempt: Attempt, event: JournalEvent, at: number): Attempt {
  const state = transitions[formOf(attempt)][attempt.state]?.[event.type];
  if (!state) throw new IllegalTransition(attempt.state, event.type);
  return { ...attempt, ...learnt(event), state, changedAt: at };
}

/** What an event adds to the knowledge about its attempt. */
function learnt(event: JournalEvent): Partial<Attempt> {
  switch (event.type) {
    case 'CREATING':
      return { printer: event.printer, job: null };
    case 'CREATED':
      return { job: event.job };
    case 'SENT':
      return { documentSent: true };
    case 'PRINTING':
      return { sheetsOut: event.sheetsOut };
    case 'CANCELING':
      return { reason: event.reason, held: event.held };
    case 'DELIVERED':
      return { evidence: event.evidence, outcome: 'delivered', reason: null };
    case 'FAILED_CLEAN':
      return { evidence: event.evidence, outcome: 'voided', reason: event.reason };
    case 'AMBIGUOUS':
      return { evidence: event.evidence, reason: event.reason };
    case 'RESOLVED':
      return { evidence: event.evidence, outcome: event.outcome };
    case 'INTENT':
    case 'NOT_CREATED':
    case 'SENDING':
    case 'NOT_SENT':
      break;
  }
  return {};
}
