import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  decodeIpp,
  encodeIpp,
  IppBoundary,
  IppCodecError,
} from '../../../../device-drivers/src/codec/ipp/index.ts';
import { ippMessage } from '../../support/ipp-messages.ts';
import { fuzzCases, mutate, seededRandom, split } from '../../support/random.ts';

const CASES = fuzzCases(20_000);

it(`survives ${CASES} mutated messages`, { timeout: 1_800_000 }, () => {
  const random = seededRandom(8010);
  const seeds = fc.sample(ippMessage, { numRuns: 200, seed: 8010 }).map(encodeIpp);
  const outcomes = { read: 0, refused: 0 };
  for (let at = 0; at < CASES; at++) {
    const seed = seeds[at % seeds.length] ?? new Uint8Array();
    const octets = mutate(seed, random);
    try {
      const { message, dataOffset } = decodeIpp(octets);
      if (dataOffset > octets.length) throw new Error('read past the end');
      // What was read can be written again, though lenient text may not come out the same.
      encodeIpp(message);
      outcomes.read++;
    } catch (error) {
      if (!(error instanceof IppCodecError)) throw error;
      outcomes.refused++;
    }
    pushThrough(octets, random);
  }
  expect(outcomes.read).toBeGreaterThan(CASES / 100);
  expect(outcomes.refused).toBeGreaterThan(CASES / 100);
});

/** The boundary never says that a message is whole before the decoder would. */
function pushThrough(octets: Uint8Array, random: () => number): void {
  const boundary = new IppBoundary();
  try {
    for (const chunk of split(octets, random, 400)) {
      const found = boundary.push(chunk);
      if (found === null) continue;
      const given = found.attributes.length + found.data.length;
      if (given > octets.length) throw new Error('more came out than went in');
      return;
    }
  } catch (error) {
    if (!(error instanceof IppCodecError)) throw error;
  }
}
