import { expect, it } from 'vitest';
import { cardDecoder } from '../../../../device-drivers/src/codec/card/index.ts';
import type { CardWireFormat } from '../../../../device-drivers/src/codec/card/index.ts';
import { latin1 } from '../../support/octets.ts';
import { fuzzCases, mutate, seededRandom, split } from '../../support/random.ts';

const CASES = fuzzCases(30_000);
const uid = { alphabet: 'hex', lengths: [8, 14] } as const;

const formats: { format: CardWireFormat; frame: string; whole: RegExp }[] = [
  {
    format: { type: 'rdm6300' },
    frame: '\u0002010063E9AE25\u0003',
    whole: /^[0-9A-F]{10}$/,
  },
  {
    format: { type: 'stx-etx', prefix: 'CARD:', uid },
    frame: '\u0002CARD:04A2B3C4\u0003',
    whole: /^([0-9A-F]{8}|[0-9A-F]{14})$/,
  },
  {
    format: { type: 'line', prefix: '', uid },
    frame: '04A2B3C4D5E6F7\r\n',
    whole: /^([0-9A-F]{8}|[0-9A-F]{14})$/,
  },
];

it.each(formats)(
  `$format.type survives ${CASES} mutated frames`,
  { timeout: 1_800_000 },
  ({ format, frame, whole }) => {
    const random = seededRandom(6300);
    const decoder = cardDecoder(format);
    const good = latin1(frame);
    let read = 0;
    for (let at = 0; at < CASES; at++) {
      for (const chunk of split(mutate(good, random), random)) {
        for (const found of decoder.push(chunk)) {
          if (!whole.test(found)) throw new Error(`read ${found}`);
          read++;
        }
        if (decoder.pending > 32) throw new Error(`keeps ${decoder.pending} octets`);
      }
    }
    expect(read).toBeGreaterThan(0);
    // Whatever came before, two good frames in a row give the card.
    expect([...decoder.push(good), ...decoder.push(good)].length).toBeGreaterThan(0);
  },
);
