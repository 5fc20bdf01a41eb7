import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertWiegand } from '../../../../device-drivers/sim/card-reader/wiegand-converter.ts';
import { cardDecoder } from '../../../../device-drivers/src/codec/card/index.ts';
import {
  decodeWiegand26,
  encodeWiegand26,
} from '../../../../device-drivers/src/codec/wiegand/wiegand26.ts';
import { hex } from '../../support/octets.ts';

const vectors = [
  { bits: '00001001010010011110110001', card: { facility: 18, card: 37_848 } },
  { bits: '10000000100000000000000010', card: { facility: 1, card: 1 } },
];

describe('Wiegand-26', () => {
  it.each(vectors)('$bits', ({ bits, card }) => {
    expect(decodeWiegand26(bits)).toEqual(card);
    expect(encodeWiegand26(card)).toBe(bits);
  });

  it('carries every card both ways', () => {
    const cards = fc.record({ facility: fc.nat(255), card: fc.nat(65_535) });
    fc.assert(
      fc.property(cards, (card) => {
        expect(decodeWiegand26(encodeWiegand26(card))).toEqual(card);
      }),
    );
  });

  it('sees every single bit that is wrong', () => {
    for (const { bits } of vectors) {
      for (let at = 0; at < bits.length; at++) {
        const flipped = bits[at] === '0' ? '1' : '0';
        expect(decodeWiegand26(bits.slice(0, at) + flipped + bits.slice(at + 1))).toBeNull();
      }
    }
  });

  it.each(['', '0000100101001001111011000', '000010010100100111101100010', '2'.repeat(26)])(
    'reads nothing of %j',
    (bits) => {
      expect(decodeWiegand26(bits)).toBeNull();
    },
  );

  it('refuses numbers that do not fit', () => {
    expect(() => encodeWiegand26({ facility: 256, card: 1 })).toThrow(RangeError);
    expect(() => encodeWiegand26({ facility: 1, card: -1 })).toThrow(RangeError);
  });
});

describe('Wiegand converters', () => {
  it('write what is read as a line', () => {
    const bits = encodeWiegand26({ facility: 18, card: 37_848 });
    const octets = convertWiegand('hex', bits);
    expect([...octets]).toEqual([...hex('31 32 39 33 44 38 0D')]);
    const uid = { alphabet: 'hex', lengths: [6] } as const;
    expect(cardDecoder({ type: 'line', prefix: '', uid }).push(octets)).toEqual(['1293D8']);
  });

  it('write the same number in ten digits', () => {
    const bits = encodeWiegand26({ facility: 0x01, card: 0xe256 });
    const octets = convertWiegand('decimal', bits);
    expect([...octets]).toEqual([...hex('30 30 30 30 31 32 33 34 37 38 0D 0A')]);
    const uid = { alphabet: 'decimal', lengths: [10] } as const;
    expect(cardDecoder({ type: 'line', prefix: '', uid }).push(octets)).toEqual(['0000123478']);
  });

  it('drop a card whose parity is wrong', () => {
    expect(convertWiegand('hex', '10001001010010011110110001')).toHaveLength(0);
  });
});
