import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutants } from './sim/mutants.ts';
import { play, stepsOf, type Disaster } from './sim/steps.ts';

const long = process.env['HALLWAY_LONG'] === '1';
const stepsPerRun = 50;

function runs(disaster: Disaster, numRuns: number): Promise<void> {
  return fc.assert(fc.asyncProperty(stepsOf(disaster, stepsPerRun), fc.nat(), play), {
    numRuns,
    endOnFailure: false,
  });
}

/** True when the simulation finds something wrong. */
async function isCaught(disaster: Disaster): Promise<boolean> {
  const outcome = await fc.check(fc.asyncProperty(stepsOf(disaster, stepsPerRun), fc.nat(), play), {
    numRuns: 300,
    seed: 20261122,
    endOnFailure: true,
  });
  return outcome.failed;
}

describe('the machines of both sides, simulated', () => {
  it.each<[Disaster, number]>([
    ['none', long ? 4_000 : 30],
    ['rolled-back-disks', long ? 3_000 : 20],
    ['restored-central', long ? 3_000 : 20],
  ])(
    'keep every promise under loss, doubles, reordering, kills and %s',
    async (disaster, n) => {
      await runs(disaster, n);
    },
    long ? 3_600_000 : 180_000,
  );
});

describe('the simulation itself', () => {
  it.each(mutants)(
    'finds out when $mistake',
    async ({ disaster, make }) => {
      make();
      expect(await isCaught(disaster)).toBe(true);
    },
    120_000,
  );
});
