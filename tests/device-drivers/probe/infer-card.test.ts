import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardDecoder } from '../../../device-drivers/src/codec/card/index.ts';
import type { CardWireFormat } from '../../../device-drivers/src/codec/card/index.ts';
import { encodeWiegand26 } from '../../../device-drivers/src/codec/wiegand/wiegand26.ts';
import { inferCardFormats } from '../../../device-drivers/src/probe/reader/infer-card.ts';
import { convertWiegand } from '../../../device-drivers/sim/card-reader/wiegand-converter.ts';
import { cardOctets } from '../../../device-drivers/sim/card-reader/wire.ts';
import { latin1 } from '../support/octets.ts';

const rdm6300: CardWireFormat = { type: 'rdm6300' };

function text(
  type: 'stx-etx' | 'line',
  prefix: string,
  alphabet: 'hex' | 'decimal',
  ...lengths: number[]
): CardWireFormat {
  return { type, prefix, uid: { alphabet, lengths } };
}

/** What a reader of this format sends for these cards, one presentation each. */
function shown(format: CardWireFormat, ...uids: string[]): Uint8Array[] {
  return uids.map((uid) => cardOctets(format, uid));
}

describe('the format of a card reader', () => {
  it.each<[string, CardWireFormat, string[]]>([
    ['two EM4100 tags with their checksum', rdm6300, ['010063E9AE', '01001293D8']],
    ['a prefix between STX and ETX', text('stx-etx', 'CARD:', 'hex', 8), ['04A1B2C3']],
    [
      'lines of uids of two lengths',
      text('line', '', 'hex', 8, 14),
      ['00FA12BC', '04A1B2C3D4E5F6'],
    ],
    ['a prefix that ends like a hex digit', text('line', 'ID', 'hex', 8), ['04A1B2C3', '11223344']],
    ['a prefix with a sign behind it', text('line', 'No. ', 'hex', 8), ['04A1B2C3', '00FA12BC']],
  ])('is seen from %s', (_, format, uids) => {
    expect(inferCardFormats(shown(format, ...uids, uids[0] ?? ''))).toEqual([format]);
  });

  it('is that of a Wiegand converter', () => {
    const bits = (card: number) => encodeWiegand26({ facility: 18, card });
    const hex = [37_848, 48_000].map((card) => convertWiegand('hex', bits(card)));
    expect(inferCardFormats(hex)).toEqual([text('line', '', 'hex', 6)]);
    const decimal = [37_848, 48_000].map((card) => convertWiegand('decimal', bits(card)));
    expect(inferCardFormats(decimal)).toContainEqual(text('line', '', 'decimal', 10));
  });

  it('is not guessed between decimal and hex without a letter', () => {
    const format = text('line', '', 'decimal', 10);
    expect(inferCardFormats(shown(format, '0006547886', '0013477100'))).toEqual([
      text('line', '', 'hex', 10),
      format,
    ]);
  });

  it('is not guessed when one card alone has a checksum that may be an accident', () => {
    const [octets = new Uint8Array(0)] = shown(rdm6300, '010063E9AE');
    expect(inferCardFormats([octets, octets, octets])).toEqual([
      rdm6300,
      text('stx-etx', '', 'hex', 12),
    ]);
  });

  it('is not guessed when a prefix of hex letters may be a part of the card', () => {
    const format = text('line', 'DE', 'hex', 8);
    expect(inferCardFormats(shown(format, '04A1B2C3'))).toEqual([
      text('line', '', 'hex', 10),
      format,
    ]);
  });

  it('is the same however often a card was repeated', () => {
    const [one = new Uint8Array(0), other = one] = shown(rdm6300, '010063E9AE', '01001293D8');
    const repeated = Buffer.concat([one, one, one]);
    expect(inferCardFormats([repeated, other, one])).toEqual([rdm6300]);
  });

  it.each<[string, Uint8Array[]]>([
    ['nothing at all', []],
    ['an empty presentation', [new Uint8Array(0)]],
    ['noise, as at another speed', [Uint8Array.of(0xf8, 0x80, 0x1e, 0xfe)]],
    ['a line without an end', [latin1('04A1B2C3')]],
    ['two cards in one presentation', [latin1('04A1B2C3\r\n00FA12BC\r\n')]],
    ['words', [latin1('HELLO\r\n')]],
    ['a frame no codec knows', [latin1('\u000204A1B2C3\r\n\u0003')]],
    ['a checksum that does not hold', [latin1('\u0002010063E9AE26\u0003X')]],
    ['different frames', [latin1('04A1B2C3\r\n'), latin1('\u000204A1B2C3\u0003')]],
  ])('is none for %s', (_, presentations) => {
    expect(inferCardFormats(presentations)).toEqual([]);
  });
});

describe('whatever a reader sends', () => {
  const hexUid = fc.oneof(
    ...[6, 8, 10, 14, 20].map((length) => fc.stringMatching(new RegExp(`^[0-9A-F]{${length}}$`))),
  );
  const decimalUid = fc.stringMatching(/^[0-9]{10}$/);
  const prefix = fc.stringMatching(/^[A-Za-z:# ]{0,8}$/);
  const uidLengths = (uids: string[]): number[] =>
    [...new Set(uids.map(({ length }) => length))].toSorted((a, b) => a - b);
  const textReader = fc
    .tuple(
      fc.constantFrom('stx-etx' as const, 'line' as const),
      prefix,
      fc.oneof(
        fc.tuple(fc.constant('hex' as const), fc.array(hexUid, { minLength: 1, maxLength: 4 })),
        fc.tuple(
          fc.constant('decimal' as const),
          fc.array(decimalUid, { minLength: 1, maxLength: 4 }),
        ),
      ),
    )
    .map(([type, start, [alphabet, uids]]) => ({
      format: text(type, start, alphabet, ...uidLengths(uids)),
      uids,
    }));
  const tagReader = fc
    .array(fc.stringMatching(/^[0-9A-F]{10}$/), { minLength: 1, maxLength: 4 })
    .map((uids) => ({ format: rdm6300, uids }));

  it('the format it has is among those that fit, and each of them reads every card', () => {
    fc.assert(
      fc.property(fc.oneof(textReader, tagReader), ({ format, uids }) => {
        const presentations = shown(format, ...uids);
        const fitting = inferCardFormats(presentations);
        expect(fitting).toContainEqual(format);
        for (const candidate of fitting) {
          for (const octets of presentations) {
            expect(cardDecoder(candidate).push(octets)).toHaveLength(1);
          }
        }
      }),
    );
  });

  it('never throws, and what it names reads everything', () => {
    const octets = fc.uint8Array({ maxLength: 40 });
    const unit = fc.constantFrom(...Array.from('\u0002\u0003\r\n09AFaf:'));
    const digits = fc.string({ unit, maxLength: 40 }).map(latin1);
    fc.assert(
      fc.property(fc.array(fc.oneof(octets, digits), { maxLength: 4 }), (presentations) => {
        for (const format of inferCardFormats(presentations)) {
          for (const each of presentations) {
            expect(new Set(cardDecoder(format).push(each)).size).toBe(1);
          }
        }
      }),
    );
  });
});
