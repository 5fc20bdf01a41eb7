import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge, type Findings } from '../../../../kiosk/src/core/printing/evidence.ts';
import { noTrust } from '../../../../kiosk/src/core/printing/trust.ts';

const at = '2026-11-22T03:00:00.000Z';

function findings(
  given: Partial<Omit<Findings, 'job'>> & { job?: Partial<NonNullable<Findings['job']>> | null },
): Findings {
  const { job, ...rest } = given;
  const ended = { state: 'completed' as const, reasons: [] as string[], impressionsCompleted: 2 };
  return {
    sheets: 2,
    documentSent: true,
    held: false,
    lastSheets: 0,
    lifeCounter: { before: null, after: null },
    paperPath: [],
    trust: { impressions: true, lifeCounter: true, lifeCountPerSheet: 1 },
    at,
    ...rest,
    job: job === null ? null : { ...ended, ...job },
  };
}

const canceled = { state: 'canceled', impressionsCompleted: 0 } as const;

describe('judge', () => {
  test.each<[string, Findings, string, string]>([
    ['completed, all sheets counted', findings({}), 'delivered', 'completed'],
    [
      'completed, life counter alone agrees',
      findings({ job: { impressionsCompleted: null }, lifeCounter: { before: 10, after: 12 } }),
      'delivered',
      'completed',
    ],
    [
      'completed without any count',
      findings({ job: { impressionsCompleted: null } }),
      'ambiguous',
      'no-count',
    ],
    [
      'completed, impressions not to be trusted, no counter',
      findings({ trust: { impressions: false, lifeCounter: true, lifeCountPerSheet: 1 } }),
      'ambiguous',
      'no-count',
    ],
    [
      'completed, one sheet short',
      findings({ job: { impressionsCompleted: 1 } }),
      'ambiguous',
      'counts-disagree',
    ],
    [
      'counts disagree with each other',
      findings({ job: { impressionsCompleted: 1 }, lifeCounter: { before: 10, after: 12 } }),
      'ambiguous',
      'counts-disagree',
    ],
    [
      'twice the sheets by the life counter: printed again by a spooler',
      findings({ lifeCounter: { before: 10, after: 14 } }),
      'ambiguous',
      'counts-disagree',
    ],
    [
      'an engine that counts both sides of every sheet',
      findings({
        trust: { impressions: false, lifeCounter: true, lifeCountPerSheet: 2 },
        lifeCounter: { before: 10, after: 14 },
      }),
      'delivered',
      'completed',
    ],
    [
      'such an engine that stopped inside a sheet',
      findings({
        trust: { impressions: true, lifeCounter: true, lifeCountPerSheet: 2 },
        lifeCounter: { before: 10, after: 13 },
      }),
      'ambiguous',
      'counts-disagree',
    ],
    [
      'two counters that agree, of a printer of which nothing is believed',
      findings({ trust: noTrust, lifeCounter: { before: 10, after: 12 } }),
      'ambiguous',
      'no-count',
    ],
    [
      'a counter that ran backwards is no counter',
      findings({ lifeCounter: { before: 10, after: 2 } }),
      'delivered',
      'completed',
    ],
    [
      'completed while a jam is reported',
      findings({ paperPath: ['media-jam'] }),
      'ambiguous',
      'jam-reported',
    ],
    [
      'completed while a jam is reported, but the life counter agrees',
      findings({ paperPath: ['media-jam'], lifeCounter: { before: 10, after: 12 } }),
      'delivered',
      'completed',
    ],
    [
      'completed with errors',
      findings({ job: { reasons: ['job-completed-with-errors'] } }),
      'ambiguous',
      'jam-reported',
    ],
    [
      'completed, but the document was never acknowledged whole',
      findings({ documentSent: false }),
      'ambiguous',
      'upload-cut',
    ],
    ['canceled, nothing counted, no counter', findings({ job: canceled }), 'ambiguous', 'canceled'],
    [
      'canceled, nothing counted by both',
      findings({ job: canceled, lifeCounter: { before: 10, after: 10 } }),
      'clean',
      'nothing-out',
    ],
    [
      'canceled, but the life counter moved',
      findings({ job: canceled, lifeCounter: { before: 10, after: 12 } }),
      'ambiguous',
      'canceled',
    ],
    [
      'canceled at one of two',
      findings({
        job: { ...canceled, impressionsCompleted: 1 },
        lifeCounter: { before: 10, after: 11 },
      }),
      'ambiguous',
      'canceled',
    ],
    [
      'canceled while it still waited for its document',
      findings({ job: canceled, documentSent: false, held: true }),
      'clean',
      'nothing-out',
    ],
    [
      'canceled while it waited, yet something was counted',
      findings({
        job: canceled,
        documentSent: false,
        held: true,
        lifeCounter: { before: 10, after: 11 },
      }),
      'ambiguous',
      'upload-cut',
    ],
    ['gone', findings({ job: null, lastSheets: 1 }), 'ambiguous', 'job-vanished'],
  ])('%s', (_, given, is, reason) => {
    expect(judge(given)).toMatchObject({ is, reason });
  });

  test('says what each source said', () => {
    const verdict = judge(
      findings({ job: { impressionsCompleted: 1 }, lifeCounter: { before: 3, after: 3 } }),
    );
    expect(verdict.evidence).toEqual([
      { source: 'job-state', says: 'out', sheets: null, at },
      { source: 'impressions', says: 'partly', sheets: 1, at },
      { source: 'life-counter', says: 'not-out', sheets: 0, at },
    ]);
  });

  test('never finds delivered and clean without two sources that agree', () => {
    const count = fc.option(fc.nat({ max: 4 }));
    fc.assert(
      fc.property(
        fc.record({
          state: fc.constantFrom('completed', 'canceled', 'aborted'),
          impressionsCompleted: count,
          before: count,
          after: count,
          documentSent: fc.boolean(),
          held: fc.boolean(),
          jammed: fc.boolean(),
        }),
        ({ state, impressionsCompleted, before, after, documentSent, held, jammed }) => {
          const { is } = judge(
            findings({
              job: { state: state as 'completed', impressionsCompleted },
              lifeCounter: { before, after },
              documentSent,
              held,
              paperPath: jammed ? ['media-jam'] : [],
            }),
          );
          const delta =
            before !== null && after !== null && after >= before ? after - before : null;
          if (is === 'delivered') {
            expect([state, documentSent]).toEqual(['completed', true]);
            expect([null, 2]).toContain(impressionsCompleted);
            expect([null, 2]).toContain(delta);
            expect(impressionsCompleted ?? delta).toBe(2);
            if (jammed) expect(delta).toBe(2);
          }
          if (is === 'clean') {
            expect(state).not.toBe('completed');
            expect((impressionsCompleted ?? 0) + (delta ?? 0)).toBe(0);
          }
        },
      ),
    );
  });
});
