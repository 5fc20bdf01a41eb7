import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IllegalTransition } from '../../../../kiosk/src/core/journal/index.ts';
import {
  atRest,
  attemptStates,
  type Attempt,
  type JournalEvent,
} from '../../../../kiosk/src/core/printing/attempt.ts';
import {
  advance,
  begin,
  sheetTransitions,
} from '../../../../kiosk/src/core/printing/transitions.ts';

const intent = { type: 'INTENT', sha256: 'ab'.repeat(32), pages: 1, copies: 2 } as const;
const ref = { jobId: 1, jobUuid: 'urn:uuid:1', printerUuid: 'urn:uuid:p' };

const events: JournalEvent[] = [
  { type: 'CREATING', printer: { uuid: 'urn:uuid:p', upTime: 10, lifeCounter: 5 } },
  { type: 'NOT_CREATED', reason: 'busy' },
  { type: 'CREATED', job: ref },
  { type: 'SENDING' },
  { type: 'NOT_SENT', reason: 'offline' },
  { type: 'SENT' },
  { type: 'PRINTING', sheetsOut: 1 },
  { type: 'CANCELING', reason: 'given-up', held: false },
  { type: 'DELIVERED', evidence: [] },
  { type: 'FAILED_CLEAN', reason: 'refused', evidence: [] },
  { type: 'AMBIGUOUS', reason: 'power-cycle', evidence: [] },
  { type: 'RESOLVED', outcome: 'voided', by: 'person', evidence: [] },
];

function after(...steps: JournalEvent[]): Attempt {
  return steps.reduce((attempt, event) => advance(attempt, event, 2), begin('issue', 1, intent, 1));
}

describe('the table of transitions', () => {
  test('every state has its row, and every row leads to a state', () => {
    expect(Object.keys(sheetTransitions).toSorted()).toEqual([...attemptStates].toSorted());
    for (const row of Object.values(sheetTransitions)) {
      for (const next of Object.values(row)) expect(attemptStates).toContain(next);
    }
  });

  test('the straight way ends delivered and keeps what was learnt', () => {
    const attempt = after(
      { type: 'CREATING', printer: { uuid: 'urn:uuid:p', upTime: 10, lifeCounter: 5 } },
      { type: 'CREATED', job: ref },
      { type: 'SENDING' },
      { type: 'SENT' },
      { type: 'PRINTING', sheetsOut: 1 },
      { type: 'PRINTING', sheetsOut: 2 },
      { type: 'DELIVERED', evidence: [] },
    );
    expect(attempt).toMatchObject({
      state: 'DELIVERED',
      outcome: 'delivered',
      job: ref,
      documentSent: true,
      sheetsOut: 2,
      printer: { lifeCounter: 5 },
    });
  });

  test('only an ambiguous attempt is resolved, and an ended one takes nothing', () => {
    for (const state of attemptStates) {
      const takers = events.filter(({ type }) => sheetTransitions[state][type] !== undefined);
      if (state === 'AMBIGUOUS') expect(takers.map(({ type }) => type)).toEqual(['RESOLVED']);
      else expect(takers.map(({ type }) => type)).not.toContain('RESOLVED');
    }
    for (const state of ['DELIVERED', 'FAILED_CLEAN', 'RESOLVED'] as const) {
      expect(sheetTransitions[state]).toEqual({});
    }
  });

  test('an event that has no place is refused by name', () => {
    expect(() => after({ type: 'SENT' })).toThrow(IllegalTransition);
    expect(() => after({ type: 'SENT' })).toThrow('INTENT cannot take SENT');
  });

  test('nothing is delivered unless SENT was written, and no way leads back past SENDING once it was', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), (steps) => {
        let attempt = begin('issue', 1, intent, 1);
        let mayHaveLeft = false;
        for (const event of steps) {
          if (sheetTransitions[attempt.state][event.type] === undefined) continue;
          attempt = advance(attempt, event, 2);
          if (event.type === 'SENDING') mayHaveLeft = true;
          if (event.type === 'NOT_SENT') mayHaveLeft = false;
          if (mayHaveLeft) expect(['INTENT', 'CREATING', 'CREATED']).not.toContain(attempt.state);
          if (attempt.state === 'DELIVERED') expect(mayHaveLeft).toBe(true);
          if (atRest(attempt) && attempt.state !== 'AMBIGUOUS') {
            expect(attempt.outcome).not.toBeNull();
          }
        }
      }),
    );
  });
});
