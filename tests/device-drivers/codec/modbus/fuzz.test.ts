import { expect } from 'vitest';
import { FrameDecoder } from '../../../../device-drivers/src/codec/card/frame-decoder.ts';
import {
  matchBits,
  readDiscreteInputs,
  sealed,
} from '../../../../device-drivers/src/codec/modbus/index.ts';
import { FUZZ_CASES, fuzz } from '../../support/fuzz.ts';
import { split } from '../../support/random.ts';

/** One broken frame in 65536 passes a CRC of 16 bits by chance. */
const FALSE_SHARE = 0.001;

const good = sealed(1, 2, 1, 0b1010);
const right = JSON.stringify([false, true, false, true]);
let wrong = 0;

fuzz('answers of a board', {
  seed: 502,
  frames: [good],
  take: (octets, random) => {
    let read = 0;
    // Each question has a decoder of its own, as in a dialogue.
    const decoder = new FrameDecoder(matchBits(readDiscreteInputs(1, 0, 4), 4));
    for (const chunk of split(octets, random, 4)) {
      for (const answer of decoder.push(chunk)) {
        read++;
        if (answer.type === 'value' && JSON.stringify(answer.value) !== right) wrong++;
      }
      if (decoder.pending > good.byteLength) throw new Error(`keeps ${decoder.pending} octets`);
    }
    if (decoder.push(good).concat(decoder.push(good)).length === 0)
      throw new Error('reads no more');
    return read;
  },
  after: ({ read }) => {
    expect(read).toBeGreaterThan(0);
    expect(wrong / FUZZ_CASES).toBeLessThan(FALSE_SHARE);
  },
});
