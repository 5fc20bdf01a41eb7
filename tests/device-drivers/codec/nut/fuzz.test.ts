import { expect, it } from 'vitest';
import { FrameDecoder } from '../../../../device-drivers/src/codec/card/frame-decoder.ts';
import { matchReply } from '../../../../device-drivers/src/codec/nut/index.ts';
import { latin1 } from '../../support/octets.ts';
import { fuzzCases, mutate, seededRandom, split } from '../../support/random.ts';

const CASES = fuzzCases(20_000);

const frames = [
  'VAR kioskups ups.status "OB DISCHRG LB"\n',
  'BEGIN LIST UPS\nUPS kioskups "UPS of the \\"hall\\""\nEND LIST UPS\n',
  'ERR DATA-STALE\n',
].map(latin1);

it(`answers of upsd survive ${CASES} mutations`, { timeout: 1_800_000 }, () => {
  const random = seededRandom(3493);
  const decoder = new FrameDecoder(matchReply);
  let read = 0;
  for (let at = 0; at < CASES; at++) {
    const frame = frames[at % frames.length] ?? new Uint8Array();
    for (const chunk of split(mutate(frame, random), random)) read += decoder.push(chunk).length;
    if (decoder.pending > 66_000) throw new Error(`keeps ${decoder.pending} octets`);
  }
  expect(read).toBeGreaterThan(CASES / 10);
  // Whatever came before: two lines end what may be running, the next answer is read.
  const last = ['\n', 'END LIST x\n', 'ERR LAST\n'].flatMap((text) => decoder.push(latin1(text)));
  expect(last.at(-1)).toEqual({ type: 'error', code: 'LAST' });
});
