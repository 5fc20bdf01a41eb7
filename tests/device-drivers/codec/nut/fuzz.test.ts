import { expect } from 'vitest';
import { FrameDecoder } from '../../../../device-drivers/src/codec/card/frame-decoder.ts';
import { matchReply } from '../../../../device-drivers/src/codec/nut/index.ts';
import { FUZZ_CASES, fuzzStream } from '../../support/fuzz.ts';
import { latin1 } from '../../support/octets.ts';

const decoder = new FrameDecoder(matchReply);

fuzzStream('answers of upsd', {
  seed: 3493,
  frames: [
    'VAR kioskups ups.status "OB DISCHRG LB"\n',
    'BEGIN LIST UPS\nUPS kioskups "UPS of the \\"hall\\""\nEND LIST UPS\n',
    'ERR DATA-STALE\n',
  ].map(latin1),
  decoder,
  most: 66_000,
  after: ({ read }) => {
    expect(read).toBeGreaterThan(FUZZ_CASES / 10);
    // Whatever came before: two lines end what may be running, the next answer is read.
    const last = ['\n', 'END LIST x\n', 'ERR LAST\n'].flatMap((text) => decoder.push(latin1(text)));
    expect(last.at(-1)).toEqual({ type: 'error', code: 'LAST' });
  },
});
