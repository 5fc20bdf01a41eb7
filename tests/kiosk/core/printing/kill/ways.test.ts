import { expect, test } from 'vitest';
import { failpoints } from '../../../../../kiosk/src/core/printing/index.ts';
import {
  sheetTransitions,
  slipTransitions,
} from '../../../../../kiosk/src/core/printing/transitions.ts';
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

test('every write of a slip is reached, and both that void it', () => {
  const reached = (peer: keyof typeof ways) =>
    new Set(reachable(peer).map(({ at }) => writeAt(at) as string));
  const writes = Object.values(slipTransitions).flatMap((from) => Object.keys(from));
  expect(reached('receipt-printer')).toEqual(new Set(['INTENT', ...writes]));
  const voiding = Object.entries(slipTransitions).filter(([, from]) => 'FAILED_CLEAN' in from);
  expect(voiding.map(([state]) => state)).toEqual(['INTENT', 'SENDING']);
  expect(reached('receipt-printer-refusing')).toEqual(new Set(['FAILED_CLEAN']));
});

test('no end is promised for a point that is not reached', () => {
  for (const peer of Object.keys(ways) as (keyof typeof ways)[]) {
    const reached = new Set<string>(reachable(peer).map(({ at }) => at));
    for (const of of Object.values(ends[peer])) {
      expect(Object.keys(of).filter((at) => !reached.has(at))).toEqual([]);
    }
  }
});
