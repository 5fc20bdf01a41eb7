import { expect } from 'vitest';
import { cardDecoder } from '../../../../device-drivers/src/codec/card/index.ts';
import type { CardWireFormat } from '../../../../device-drivers/src/codec/card/index.ts';
import { fuzzStream } from '../../support/fuzz.ts';
import { latin1 } from '../../support/octets.ts';

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

for (const { format, frame, whole } of formats) {
  const decoder = cardDecoder(format);
  const good = latin1(frame);
  fuzzStream(`frames of ${format.type}`, {
    seed: 6300,
    frames: [good],
    decoder,
    most: 32,
    check: (found) => {
      if (!whole.test(found)) throw new Error(`read ${found}`);
    },
    after: () => {
      // Whatever came before, two good frames in a row give the card.
      expect([...decoder.push(good), ...decoder.push(good)].length).toBeGreaterThan(0);
    },
  });
}
