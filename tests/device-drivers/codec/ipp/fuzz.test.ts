import * as fc from 'fast-check';
import { expect } from 'vitest';
import {
  decodeIpp,
  encodeIpp,
  IppBoundary,
  IppCodecError,
} from '../../../../device-drivers/src/codec/ipp/index.ts';
import { FUZZ_CASES, fuzz } from '../../support/fuzz.ts';
import { ippMessage } from '../../support/ipp-messages.ts';
import { split } from '../../support/random.ts';

const frames = fc.sample(ippMessage, { numRuns: 200, seed: 8010 }).map(encodeIpp);
const refusal = IppCodecError;

fuzz('messages', {
  seed: 8010,
  frames,
  refusal,
  take: (octets) => {
    const { message, dataOffset } = decodeIpp(octets);
    if (dataOffset > octets.length) throw new Error('read past the end');
    // What was read can be written again, though lenient text may not come out the same.
    encodeIpp(message);
    return 1;
  },
  after: ({ read, refused }) => {
    expect(read).toBeGreaterThan(FUZZ_CASES / 100);
    expect(refused).toBeGreaterThan(FUZZ_CASES / 100);
  },
});

fuzz('ends of messages in a stream', {
  seed: 8011,
  frames,
  refusal,
  take: (octets, random) => {
    const boundary = new IppBoundary();
    for (const chunk of split(octets, random, 400)) {
      const found = boundary.push(chunk);
      if (found === null) continue;
      const given = found.attributes.length + found.data.length;
      if (given > octets.length) throw new Error('more came out than went in');
      return 1;
    }
    return 0;
  },
});
