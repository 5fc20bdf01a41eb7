import { expect } from 'vitest';
import { convertWiegand } from '../../../../device-drivers/sim/card-reader/wiegand-converter.ts';
import {
  decodeWiegand26,
  encodeWiegand26,
} from '../../../../device-drivers/src/codec/wiegand/wiegand26.ts';
import { FUZZ_CASES, fuzz } from '../../support/fuzz.ts';
import { latin1 } from '../../support/octets.ts';

/** Of what has 26 digits, a quarter has both parities right by chance. */
const READ_SHARE = 0.25;

fuzz('bits of a card', {
  seed: 26,
  frames: ['00001001010010011110110001', '10000000100000000000000010'].map(latin1),
  take: (octets) => {
    const bits = Buffer.from(octets).toString('latin1');
    const card = decodeWiegand26(bits);
    if (card !== null && encodeWiegand26(card) !== bits) throw new Error(`read ${bits}`);
    if (convertWiegand('hex', bits).length > 0 !== (card !== null)) throw new Error('invented');
    return card === null ? 0 : 1;
  },
  after: ({ read }) => {
    expect(read).toBeGreaterThan(0);
    expect(read / FUZZ_CASES).toBeLessThan(READ_SHARE);
  },
});
