import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateTimeOf,
  decodeIpp,
  encodeIpp,
  instantOf,
  IppCodecError,
} from '../../../../device-drivers/src/codec/ipp/index.ts';
import type { IppMessage } from '../../../../device-drivers/src/codec/ipp/index.ts';
import { ippMessage } from '../../support/ipp-messages.ts';
import { concat, hex, latin1 } from '../../support/octets.ts';

/** Get-Printer-Attributes with one 1setOf keyword, written out by hand from RFC 8010 §3. */
const golden = concat(
  hex('0101 000B 00000001 01'),
  hex('47 0012'),
  latin1('attributes-charset'),
  hex('0005'),
  latin1('utf-8'),
  hex('48 001B'),
  latin1('attributes-natural-language'),
  hex('0002'),
  latin1('en'),
  hex('44 0014'),
  latin1('requested-attributes'),
  hex('000C'),
  latin1('printer-uuid'),
  hex('44 0000 0003'),
  latin1('all'),
  hex('03'),
);

const goldenMessage: IppMessage = {
  version: { major: 1, minor: 1 },
  code: 0x000b,
  requestId: 1,
  groups: [
    {
      tag: 1,
      attributes: [
        { name: 'attributes-charset', values: [{ type: 'charset', value: 'utf-8' }] },
        { name: 'attributes-natural-language', values: [{ type: 'naturalLanguage', value: 'en' }] },
        {
          name: 'requested-attributes',
          values: [
            { type: 'keyword', value: 'printer-uuid' },
            { type: 'keyword', value: 'all' },
          ],
        },
      ],
    },
  ],
};

/** An attribute section around one attribute called "a". */
function around(attribute: string): Uint8Array {
  return concat(hex('0101 0000 00000001 04'), hex(attribute), hex('03'));
}

function errorOf(octets: Uint8Array): string {
  try {
    decodeIpp(octets);
    return 'none';
  } catch (error) {
    return error instanceof IppCodecError ? error.code : 'not an IppCodecError';
  }
}

describe('IPP codec', () => {
  it('writes and reads the golden octets', () => {
    expect(encodeIpp(goldenMessage)).toEqual(golden);
    expect(decodeIpp(golden)).toEqual({ message: goldenMessage, dataOffset: golden.length });
  });

  it('finds where the document data begin', () => {
    const withData = concat(golden, latin1('%PDF-1.7'));
    expect(decodeIpp(withData).dataOffset).toBe(golden.length);
  });

  it('reads a collection inside a collection (RFC 8010 §3.1.6)', () => {
    const { message } = decodeIpp(
      around(`34 0001 61 0000
        4A 0000 0001 62  34 0000 0000  4A 0000 0001 63  21 0000 0004 00000007  37 0000 0000
        4A 0000 0001 64  22 0000 0001 01  22 0000 0001 00
        37 0000 0000`),
    );
    expect(message.groups[0]?.attributes).toEqual([
      {
        name: 'a',
        values: [
          {
            type: 'collection',
            value: [
              {
                name: 'b',
                values: [
                  {
                    type: 'collection',
                    value: [{ name: 'c', values: [{ type: 'integer', value: 7 }] }],
                  },
                ],
              },
              {
                name: 'd',
                values: [
                  { type: 'boolean', value: true },
                  { type: 'boolean', value: false },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });

  it('keeps November November', () => {
    const { message } = decodeIpp(around('31 0001 61 000B 07EA 0B 16 0D 08 3C 05 2B 08 00'));
    const value = message.groups[0]?.attributes[0]?.values[0];
    expect(value?.type === 'dateTime' && value.value).toEqual({
      year: 2026,
      month: 11,
      day: 22,
      hour: 13,
      minute: 8,
      second: 60,
      deciSecond: 5,
      utcDirection: '+',
      utcHours: 8,
      utcMinutes: 0,
    });
    expect(value?.type === 'dateTime' && instantOf(value.value)).toBe(
      Date.UTC(2026, 10, 22, 5, 9, 0, 500),
    );
  });

  it('turns instants into dateTimes and back, to the tenth of a second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (instant) => {
        expect(instantOf(dateTimeOf(instant))).toBe(instant - (instant % 100));
      }),
    );
  });

  it.each([
    ['30 February', { month: 2, day: 30 }],
    ['month 13', { month: 13 }],
    ['day 0', { day: 0 }],
    ['hour 24', { hour: 24 }],
  ])('knows that %s is no time', (_, wrong) => {
    expect(instantOf({ ...dateTimeOf(Date.UTC(2026, 0, 1)), ...wrong })).toBeNaN();
  });

  it('reads back whatever it wrote', () => {
    fc.assert(
      fc.property(ippMessage, (message) => {
        const octets = encodeIpp(message);
        const decoded = decodeIpp(octets);
        expect(decoded.message).toEqual(message);
        expect(decoded.dataOffset).toBe(octets.length);
        expect(encodeIpp(decoded.message)).toEqual(octets);
      }),
      { numRuns: 120 },
    );
  });

  it('carries tags it does not know through untouched', () => {
    const octets = around('7F 0001 61 0006 40000001 BEEF');
    expect(encodeIpp(decodeIpp(octets).message)).toEqual(octets);
  });

  it('reads text in a wrong charset as replacement characters, but names must be UTF-8', () => {
    const { message } = decodeIpp(around('41 0001 61 0002 C3 28'));
    expect(message.groups[0]?.attributes[0]?.values[0]).toMatchObject({ value: '\ufffd(' });
    expect(errorOf(around('44 0001 61 0002 C3 28'))).toBe('bad-value');
  });

  it.each([
    ['integer of three octets', '21 0001 61 0003 000000', 'bad-length'],
    ['boolean two', '22 0001 61 0001 02', 'bad-value'],
    ['dateTime of ten octets', '31 0001 61 000A 00000000000000000000', 'bad-length'],
    ['dateTime without direction', '31 0001 61 000B 07EA0B160D083C05200800', 'bad-value'],
    ['resolution of eight octets', '32 0001 61 0008 0000000000000000', 'bad-length'],
    ['range of nine octets', '33 0001 61 0009 000000000000000000', 'bad-length'],
    ['no-value with a value', '13 0001 61 0001 00', 'bad-length'],
    ['language longer than its value', '35 0001 61 0004 0009 6161', 'bad-length'],
    ['octets behind the text', '35 0001 61 0006 0000 0000 0000', 'bad-length'],
    ['negative length', '21 8001 61', 'bad-length'],
    ['additional value first', '21 0000 0004 00000000', 'bad-structure'],
    ['member name outside a collection', '4A 0001 61 0001 62', 'bad-structure'],
    ['end of no collection', '37 0001 61 0000', 'bad-structure'],
    ['group inside a collection', '34 0001 61 0000 02', 'bad-structure'],
    ['member value before its name', '34 0001 61 0000 21 0000 0004 00000000', 'bad-structure'],
    ['member without a value', '34 0001 61 0000 4A 0000 0001 62 37 0000 0000', 'bad-structure'],
    ['reserved delimiter', '00', 'bad-structure'],
    ['collection that never ends', '34 0001 61 0000 4A 0000 0001 62 21 0000 0004', 'truncated'],
  ])('refuses %s', (_, attribute, code) => {
    expect(errorOf(around(attribute))).toBe(code);
  });

  it('refuses an attribute before any group', () => {
    expect(errorOf(hex('0101 0000 00000001 44 0001 61 0001 62 03'))).toBe('bad-structure');
  });

  it('says of every true beginning that it is truncated', () => {
    for (let length = 0; length < golden.length; length++) {
      expect(errorOf(golden.subarray(0, length))).toBe('truncated');
    }
  });

  it('stops at its limits', () => {
    const deep = around('34 0001 61 0000' + '4A 0000 0001 62 34 0000 0000'.repeat(40));
    expect(errorOf(deep)).toBe('too-large');
    const many = around('21 0001 61 0004 00000000' + '21 0000 0004 00000000'.repeat(60_000));
    expect(errorOf(many)).toBe('too-large');
    const long = around('30 0001 61 7FFF' + '00'.repeat(0x7fff));
    expect(() => decodeIpp(long, { maxBytes: 1000, maxValues: 10, maxDepth: 1 })).toThrow(
      IppCodecError,
    );
  });

  it('does not write what IPP cannot say', () => {
    const saying = (attributes: IppMessage['groups'][0]['attributes']): IppMessage => ({
      ...goldenMessage,
      groups: [{ tag: 1, attributes }],
    });
    const bad: IppMessage[] = [
      saying([{ name: 'a', values: [] }]),
      saying([{ name: '', values: [{ type: 'no-value' }] }]),
      saying([{ name: 'a', values: [{ type: 'integer', value: 2 ** 31 }] }]),
      saying([{ name: 'a', values: [{ type: 'keyword', value: 'x'.repeat(40_000) }] }]),
      saying([{ name: 'a', values: [{ type: 'other', tag: 0x21, value: new Uint8Array() }] }]),
      { ...goldenMessage, groups: [{ tag: 3, attributes: [] }] },
    ];
    for (const message of bad) expect(() => encodeIpp(message)).toThrow(IppCodecError);
  });
});
