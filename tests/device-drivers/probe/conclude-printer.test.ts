import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declaredPrinterProfileSchema } from '../../../device-drivers/src/profile/printer-profile.ts';
import { concludePrinter } from '../../../device-drivers/src/probe/printer/conclude.ts';
import type { PrinterFindings } from '../../../device-drivers/src/probe/printer/conclude.ts';

const TODAY = '2026-11-27';

const honest: PrinterFindings = {
  model: 'Nobody Laser 1',
  firmware: '1.0',
  jobs: [
    { sheets: 1, seen: 1, impressions: 1, life: 1 },
    { sheets: 4, seen: 4, impressions: 4, life: 4 },
  ],
  empty: { impressions: 0, life: 0 },
  cut: { seen: 0, state: 'aborted' },
};

function profileOf(change: Partial<PrinterFindings>) {
  return concludePrinter({ ...honest, ...change }, TODAY).profile;
}

/** The findings of two jobs in which one number is a multiple of what came out. */
const counting = (impressions: number | null, life: number | null): PrinterFindings['jobs'] =>
  honest.jobs.map((job) => ({
    ...job,
    impressions: impressions === null ? null : job.sheets * impressions,
    life: life === null ? null : job.sheets * life,
  }));

describe('what may be believed of a printer that was probed', () => {
  it('is everything of an honest one', () => {
    expect(profileOf({})).toEqual({
      provenance: 'probed',
      model: 'Nobody Laser 1',
      firmware: '1.0',
      probedAt: TODAY,
      countsImpressions: true,
      hasLifeCounter: true,
      lifeCountPerSheet: 1,
      brokenUpload: 'discards',
    });
    expect(profileOf({ firmware: null })).not.toHaveProperty('firmware');
  });

  it.each<[string, Partial<PrinterFindings>, object]>([
    [
      'no impressions where they move without paper, as those of a spooler do',
      { empty: { impressions: 1, life: 0 } },
      { countsImpressions: false, hasLifeCounter: true },
    ],
    [
      'no impressions where nobody emptied the trays',
      { empty: null },
      { countsImpressions: false, hasLifeCounter: true },
    ],
    [
      'no life counter that moves without paper',
      { empty: { impressions: 0, life: 1 } },
      { countsImpressions: true, hasLifeCounter: false },
    ],
    [
      'a life counter of both sides, with its factor',
      { jobs: counting(null, 2) },
      { countsImpressions: false, hasLifeCounter: true, lifeCountPerSheet: 2 },
    ],
    [
      'no life counter that another user moves',
      {
        jobs: [
          { sheets: 1, seen: 1, impressions: 1, life: 1 },
          { sheets: 4, seen: 4, impressions: 4, life: 5 },
        ],
      },
      { countsImpressions: true, hasLifeCounter: false },
    ],
    [
      'no life counter that stands still',
      { jobs: counting(1, 0) },
      { countsImpressions: true, hasLifeCounter: false },
    ],
    [
      'no count that is another than what was held in the hand',
      { jobs: honest.jobs.map((job) => ({ ...job, seen: job.sheets + 1 })) },
      { countsImpressions: false, hasLifeCounter: false },
    ],
    [
      'nothing that nobody saw',
      { jobs: honest.jobs.map((job) => ({ ...job, seen: null })) },
      { countsImpressions: false, hasLifeCounter: false },
    ],
    ['nothing of no jobs', { jobs: [] }, { countsImpressions: false, hasLifeCounter: false }],
    ['that it prints halves', { cut: { seen: 1, state: 'completed' } }, { brokenUpload: 'prints' }],
    [
      'nothing of halves whose job never ended',
      { cut: { seen: 0, state: null } },
      { brokenUpload: 'unknown' },
    ],
    [
      'nothing of halves nobody looked for',
      { cut: { seen: null, state: 'aborted' } },
      { brokenUpload: 'unknown' },
    ],
    ['nothing of halves that were not tried', { cut: null }, { brokenUpload: 'unknown' }],
  ])('is %s', (_, change, expected) => {
    expect(profileOf(change)).toMatchObject(expected);
  });

  it('says when no certificate can be proven', () => {
    const said = (change: Partial<PrinterFindings>) =>
      concludePrinter({ ...honest, ...change }, TODAY).said.map(({ en }) => en);
    const warning = expect.stringContaining('a person must confirm');
    expect(said({ jobs: [] })).toContainEqual(warning);
    expect(said({})).not.toContainEqual(warning);
    expect(said({ empty: null })).not.toContainEqual(warning);
  });

  it('is never a number that disagrees with the hand, whatever was found', () => {
    const count = fc.option(fc.nat({ max: 8 }));
    const job = fc.record({
      sheets: fc.integer({ min: 1, max: 4 }),
      seen: count,
      impressions: count,
      life: count,
    });
    const findings = fc.record({
      model: fc.constant('M'),
      firmware: fc.constantFrom(null, '1'),
      jobs: fc.array(job, { maxLength: 3 }),
      empty: fc.option(fc.record({ impressions: count, life: count })),
      cut: fc.option(
        fc.record({
          seen: count,
          state: fc.constantFrom(null, 'aborted' as const, 'completed' as const),
        }),
      ),
    });
    fc.assert(
      fc.property(findings, (found) => {
        const { profile } = concludePrinter(found, TODAY);
        expect(declaredPrinterProfileSchema.parse(profile)).toEqual(profile);
        if (profile.countsImpressions) {
          expect(found.empty?.impressions).toBe(0);
          for (const { seen, impressions } of found.jobs) expect(impressions).toBe(seen);
        }
        if (profile.hasLifeCounter) {
          for (const { seen, life } of found.jobs)
            expect(life).toBe((seen ?? 0) * (profile.lifeCountPerSheet ?? 0));
        }
      }),
    );
  });
});
