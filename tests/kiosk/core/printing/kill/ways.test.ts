import { expect, test } from 'vitest';
import { failpoints } from '../../../../../kiosk/src/core/printing/index.ts';
import { sheetTransitions } from '../../../../../kiosk/src/core/printing/transitions.ts';
import { reachable } from './deaths.ts';
import { ends } from './ends.ts';
import { ways, writeAt } from './ways.ts';

test('the points are those of every write that the journal can make', () => {
  const writable = Object.values(sheetTransitions).flatMap((from) => Object.keys(from));
  expect(new Set(failpoints.map(writeAt))).toEqual(new Set(['INTENT', ...writable]));
});

test('every point of the journal is reached at every peer, but for one write', () => {
  const missing = (peer: keyof typeof ways) => {
    const reached = new Set(reachable(peer).map(({ at }) => at));
    return failpoints.filter((at) => !reached.has(at));
  };
  expect(missing('simulator')).toEqual([]);
  expect(missing('ippeveprinter')).toEqual([]);
  // The driver withholds what CUPS counts.
  expect(missing('cupsd')).toEqual(['before:PRINTING', 'after:PRINTING']);
});

test('no end is promised for a point that is not reached', () => {
  for (const peer of Object.keys(ways) as (keyof typeof ways)[]) {
    const reached = new Set<string>(reachable(peer).map(({ at }) => at));
    for (const of of Object.values(ends[peer])) {
      expect(Object.keys(of).filter((at) => !reached.has(at))).toEqual([]);
    }
  }
});
