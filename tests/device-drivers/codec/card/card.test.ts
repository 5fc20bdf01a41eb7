import { describe, expect, it } from 'vitest';
import { cardDecoder } from '../../../../device-drivers/src/codec/card/index.ts';
import type { CardWireFormat } from '../../../../device-drivers/src/codec/card/index.ts';
import { concat, hex, latin1 } from '../../support/octets.ts';
import { describeFraming } from '../framing-contract.ts';

const hexUid = { alphabet: 'hex', lengths: [8, 14, 20] } as const;

interface Case {
  name: string;
  format: CardWireFormat;
  one: { octets: Uint8Array; value: string };
  two: { octets: Uint8Array; value: string };
  /** Frames that look right until the end and are not. */
  bad: Uint8Array;
  /** The beginning of one. A line that was cut shows only by its end. */
  cut: Uint8Array;
}

const cases: Case[] = [
  {
    name: 'RDM6300',
    format: { type: 'rdm6300' },
    one: { octets: hex('02 30313030363345394145 3235 03'), value: '010063E9AE' },
    two: { octets: latin1('\u000262E3086CED08\u0003'), value: '62E3086CED' },
    bad: latin1('\u0002010063E9AE26\u0003'),
    cut: latin1('\u00020100'),
  },
  {
    name: 'STX CARD:uid ETX',
    format: { type: 'stx-etx', prefix: 'CARD:', uid: hexUid },
    one: { octets: latin1('\u0002CARD:04a2b3c4d5e6f7\u0003'), value: '04A2B3C4D5E6F7' },
    two: { octets: latin1('\u0002CARD:04A2B3C4\u0003'), value: '04A2B3C4' },
    bad: latin1('\u0002CARD:04A2B3C\u0003'),
    cut: latin1('\u0002CARD:04A2'),
  },
  {
    name: 'STX uid ETX',
    format: { type: 'stx-etx', prefix: '', uid: { alphabet: 'hex', lengths: [10] } },
    one: { octets: hex('02 30 30 46 41 31 32 42 43 33 34 03'), value: '00FA12BC34' },
    two: { octets: latin1('\u00020123456789\u0003'), value: '0123456789' },
    bad: latin1('\u000200FA12BC3G\u0003'),
    cut: latin1('\u000200FA'),
  },
  {
    name: 'STX uid ETX LRC',
    format: { type: 'stx-etx', prefix: '', lrc: true, uid: { alphabet: 'hex', lengths: [10] } },
    one: { octets: hex('02 30 30 46 41 31 32 42 43 33 34 03 01'), value: '00FA12BC34' },
    two: { octets: latin1('\u00020123456789\u0003\u0002'), value: '0123456789' },
    bad: hex('02 30 30 46 41 31 32 42 43 33 34 03 02'),
    cut: latin1('\u000200FA'),
  },
  {
    name: 'six hex digits and CR (WIE232-A)',
    format: { type: 'line', prefix: '', uid: { alphabet: 'hex', lengths: [6] } },
    one: { octets: hex('31 32 39 33 44 38 0D'), value: '1293D8' },
    two: { octets: latin1('0F0F0F\r'), value: '0F0F0F' },
    bad: latin1('1293DX\r'),
    cut: latin1('1293\r'),
  },
  {
    name: 'ten decimal digits and CR LF (S4A)',
    format: { type: 'line', prefix: '', uid: { alphabet: 'decimal', lengths: [10] } },
    one: { octets: hex('30 30 30 30 31 32 33 34 37 38 0D 0A'), value: '0000123478' },
    two: { octets: latin1('0013477100\r\n'), value: '0013477100' },
    bad: latin1('000012347A\r\n'),
    cut: latin1('0000\r\n'),
  },
];

for (const { name, format, one, two, bad, cut } of cases) {
  describeFraming(name, { decoder: () => cardDecoder(format), one, two, bad, cut });
}

describe.each(cases)('$name', ({ format, one }) => {
  it('keeps no more than one frame of an endless stream', () => {
    const decoder = cardDecoder(format);
    for (let at = 0; at < 200; at++) {
      decoder.push(new Uint8Array(100).fill(0x41));
      expect(decoder.pending).toBeLessThan(64);
    }
    expect(decoder.push(concat(latin1('\r\n'), one.octets))).toEqual([one.value]);
  });
});

describe('what must not become another card', () => {
  it('drops the rest of a line that was already running', () => {
    const decoder = cardDecoder({ type: 'line', prefix: '', uid: hexUid });
    expect(decoder.push(latin1('B3C4D5E6F7\r\n'))).toEqual([]);
  });

  it('drops a line with a broken digit as a whole', () => {
    const uid = { alphabet: 'decimal', lengths: [8, 10] } as const;
    const decoder = cardDecoder({ type: 'line', prefix: '', uid });
    expect(decoder.push(latin1('1?34567890\r\n'))).toEqual([]);
  });

  it('drops a line that ends an endless one', () => {
    const decoder = cardDecoder({ type: 'line', prefix: '', uid: hexUid });
    decoder.push(latin1('F'.repeat(500)));
    expect(decoder.push(latin1('04A2B3C4\r\n'))).toEqual([]);
  });

  it('reads the printed vectors of RDM6300 tags', () => {
    const decoder = cardDecoder({ type: 'rdm6300' });
    const frames = ['010063E9AE25', '01001293D858', '0100CDA4EC84'];
    const uids = frames.flatMap((frame) => decoder.push(latin1(`\u0002${frame}\u0003`)));
    const printed = uids.map((uid) => String(Number.parseInt(uid.slice(2), 16)).padStart(10, '0'));
    expect(printed).toEqual(['0006547886', '0001217496', '0013477100']);
    expect(decoder.skipped).toBe(0);
  });
});
