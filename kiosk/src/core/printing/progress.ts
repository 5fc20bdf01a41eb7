import { formOf, sheetsOf, type Attempt, type AttemptState } from './attempt.ts';
import type { JobProgress } from './types.ts';

const phases: Record<AttemptState, JobProgress['phase'] | 'by-outcome'> = {
  INTENT: 'sealing',
  CREATING: 'sending',
  CREATED: 'sending',
  SENDING: 'sending',
  SENT: 'printing',
  PRINTING: 'printing',
  CANCELING: 'printing',
  AMBIGUOUS: 'ambiguous',
  DELIVERED: 'delivered',
  FAILED_CLEAN: 'voided',
  RESOLVED: 'by-outcome',
};

function phaseOf({ state, outcome }: Attempt): JobProgress['phase'] {
  const phase = phases[state];
  if (phase !== 'by-outcome') return phase;
  return outcome === 'delivered' ? 'delivered' : 'voided';
}

/**
 * What the screen is told of an attempt. Pure.
 *
 * @param attention IPP keywords that hold the job up now
 */
export function progressOf(attempt: Attempt, attention: readonly string[] = []): JobProgress {
  const phase = phaseOf(attempt);
  const moving = phase === 'sealing' || phase === 'sending' || phase === 'printing';
  const held = moving && attention.length > 0;
  const word = !moving && attempt.reason ? [attempt.reason] : [];
  return {
    issueId: attempt.issueId,
    attempt: attempt.attempt,
    form: formOf(attempt),
    phase: held ? 'attention' : phase,
    sheetsOut: attempt.sheetsOut,
    sheets: sheetsOf(attempt),
    reasons: held ? [...attention] : word,
    evidence: attempt.evidence,
  };
}
