import { expect, it } from 'vitest';
import { FrameDecoder } from '../../../../device-drivers/src/codec/card/frame-decoder.ts';
import {
  matchBits,
  readDiscreteInputs,
  sealed,
} from '../../../../device-drivers/src/codec/modbus/index.ts';
import { fuzzCases, mutate, seededRandom, split } from '../../support/random.ts';

const CASES = fuzzCases(20_000);
/** One broken frame in 65536 passes a CRC of 16 bits by chance. */
const FALSE_SHARE = 0.001;

it(`answers of a board survive ${CASES} mutations`, { timeout: 1_800_000 }, () => {
  const random = seededRandom(502);
  const good = sealed(1, 2, 1, 0b1010);
  const right = JSON.stringify([false, true, false, true]);
  let read = 0;
  let wrong = 0;
  for (let at = 0; at < CASES; at++) {
    // Each question has a decoder of its own, as in a dialogue.
    const decoder = new FrameDecoder(matchBits(readDiscreteInputs(1, 0, 4), 4));
    for (const chunk of split(mutate(good, random), random, 4)) {
      for (const answer of decoder.push(chunk)) {
        read++;
        if (answer.type === 'value' && JSON.stringify(answer.value) !== right) wrong++;
      }
      if (decoder.pending > good.byteLength) throw new Error(`keeps ${decoder.pending} octets`);
    }
    expect(decoder.push(good).concat(decoder.push(good)).length).toBeGreaterThan(0);
  }
  expect(read).toBeGreaterThan(0);
  expect(wrong / CASES).toBeLessThan(FALSE_SHARE);
});
