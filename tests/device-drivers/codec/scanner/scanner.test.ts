import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aimIdOf } from '../../../../device-drivers/src/codec/scanner/aim-id.ts';
import {
  ACK,
  HONEYWELL_TRIGGER_OFF,
  HONEYWELL_TRIGGER_ON,
  NAK,
} from '../../../../device-drivers/src/codec/scanner/host-commands.ts';
import { scanDecoder } from '../../../../device-drivers/src/codec/scanner/scan-decoder.ts';
import type {
  Reading,
  ScanDecoder,
} from '../../../../device-drivers/src/codec/scanner/scan-decoder.ts';
import { scannerWireFormatSchema } from '../../../../device-drivers/src/codec/scanner/wire-format.ts';
import type { ScannerWireFormat } from '../../../../device-drivers/src/codec/scanner/wire-format.ts';
import { concat, hex, latin1 } from '../../support/octets.ts';
import { seededRandom, split } from '../../support/random.ts';

const cr: ScannerWireFormat = {
  aimId: true,
  encoding: 'utf-8',
  end: { type: 'suffix', prefix: '', suffix: '\r' },
};
const framed: ScannerWireFormat = {
  ...cr,
  end: { type: 'suffix', prefix: '\u0002', suffix: '\u0003' },
};
const silent: ScannerWireFormat = { ...cr, end: { type: 'silence', afterMs: 50 } };

const scan = (text: string, id = ']Q1', symbology = 'qr-code'): Reading => ({
  type: 'scan',
  scan: { aim: { id, symbology }, text },
});
const broken: Reading = { type: 'broken' };

function read(format: ScannerWireFormat, ...chunks: Uint8Array[]): Reading[] {
  const decoder = scanDecoder(format);
  return chunks.flatMap((chunk) => decoder.push(chunk));
}

interface Case {
  name: string;
  format: ScannerWireFormat;
  one: { octets: Uint8Array; reading: Reading };
  two: { octets: Uint8Array; reading: Reading };
  bad: Uint8Array;
}

const cases: Case[] = [
  {
    name: 'AIM id, data, CR',
    format: cr,
    one: { octets: hex('5D 51 31 31 32 33 0D'), reading: scan('123') },
    two: { octets: latin1(']E04006381333931\r'), reading: scan('4006381333931', ']E0', 'ean-upc') },
    bad: latin1('123\r'),
  },
  {
    name: 'STX, AIM id, data, ETX',
    format: framed,
    one: { octets: latin1('\u0002]Q1a\rb\u0003'), reading: scan('a\rb') },
    two: { octets: latin1('\u0002]C0AB-1\u0003'), reading: scan('AB-1', ']C0', 'code-128') },
    bad: latin1('\u0002Q1a\u0003'),
  },
];

describe.each(cases)('$name', ({ format, one, two, bad }) => {
  it('reads one whole', () => {
    expect(read(format, one.octets)).toEqual([one.reading]);
  });

  it('reads one octet by octet', () => {
    const octets = Array.from(one.octets, (octet) => Uint8Array.of(octet));
    expect(read(format, ...octets)).toEqual([one.reading]);
  });

  it('reads two in one chunk', () => {
    expect(read(format, concat(one.octets, two.octets))).toEqual([one.reading, two.reading]);
  });

  it('reads a good one behind a bad one', () => {
    expect(read(format, concat(bad, one.octets))).toEqual([broken, one.reading]);
  });

  it('reads the same however the stream is cut', () => {
    const stream = concat(one.octets, bad, two.octets);
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const found = read(format, ...split(stream, seededRandom(seed)));
        expect(found).toEqual([one.reading, broken, two.reading]);
      }),
    );
  });

  it('drops what was cut once there is silence', () => {
    const decoder = scanDecoder(format);
    expect(decoder.push(one.octets.subarray(0, 4))).toEqual([]);
    expect(decoder.silence()).toEqual([broken]);
    expect(decoder.silence()).toEqual([]);
    expect(decoder.push(two.octets)).toEqual([two.reading]);
  });

  it('keeps no more than one reading of an endless stream, and reads none of it', () => {
    const decoder = scanDecoder(format);
    for (let at = 0; at < 200; at++) {
      decoder.push(new Uint8Array(100).fill(0x41));
      expect(decoder.pending).toBeLessThan(7_200);
    }
    const [end = 0x0d] = one.octets.subarray(-1);
    expect(decoder.push(Uint8Array.of(end))).toEqual([broken]);
    expect(decoder.push(one.octets)).toEqual([one.reading]);
  });
});

describe('a prefix', () => {
  it('shows where a reading begins behind garbage', () => {
    expect(read(framed, latin1('xx\u0001'), latin1('\u0002]Q1ab\u0003'))).toEqual([scan('ab')]);
  });

  it('shows that the reading before was cut', () => {
    expect(read(framed, latin1('\u0002]Q1ab'), latin1('\u0002]Q1cd\u0003'))).toEqual([scan('cd')]);
  });

  it('is missed when it does not come', () => {
    expect(read(framed, latin1(']Q1ab\u0003'))).toEqual([broken]);
  });
});

describe('silence', () => {
  const speak = (decoder: ScanDecoder, ...texts: string[]): Reading[] => {
    for (const text of texts) expect(decoder.push(latin1(text))).toEqual([]);
    return decoder.silence();
  };

  it('ends a reading, whatever is in it', () => {
    const decoder = scanDecoder(silent);
    expect(speak(decoder, ']Q1a', '\r\nb\u0003')).toEqual([scan('a\r\nb\u0003')]);
    expect(speak(decoder)).toEqual([]);
  });

  it('ends what is too long to be one', () => {
    const decoder = scanDecoder(silent);
    expect(speak(decoder, ']Q1', 'a'.repeat(9_000), 'b')).toEqual([broken]);
    expect(speak(decoder, ']Q1ab')).toEqual([scan('ab')]);
  });
});

describe('text', () => {
  const one = (encoding: ScannerWireFormat['encoding'], octets: Uint8Array): Reading[] =>
    read({ ...framed, aimId: false, encoding }, latin1('\u0002'), octets, latin1('\u0003'));
  const plain = (text: string): Reading => ({ type: 'scan', scan: { aim: null, text } });

  it('in UTF-8', () => {
    expect(one('utf-8', Buffer.from('张三A012', 'utf8'))).toEqual([plain('张三A012')]);
  });

  it('in GB18030, also its four-octet characters', () => {
    expect(one('gb18030', hex('D0 A3 D4 B0 81 30 84 36'))).toEqual([plain('校园¥')]);
  });

  it('in Latin-1, with the separator of GS1', () => {
    expect(one('latin1', hex('E9 1D 31'))).toEqual([plain('é\u001d1')]);
  });

  it('that is none in the encoding is broken', () => {
    expect(one('utf-8', hex('B1 B1 BE A9'))).toEqual([broken]);
  });

  it('that is empty is broken', () => {
    expect(one('utf-8', new Uint8Array(0))).toEqual([broken]);
  });
});

describe('AIM identifiers', () => {
  it.each([
    [']C0', { id: ']C0', symbology: 'code-128' }],
    [']d2x', { id: ']d2', symbology: 'data-matrix' }],
    [']X0', { id: ']X0', symbology: 'other' }],
    ['Q1', null],
    [']Q', null],
    ['', null],
  ])('%j', (reading, expected) => {
    expect(aimIdOf(reading)).toEqual(expected);
  });
});

it.each([
  ['ACK', ACK, '06'],
  ['NAK', NAK, '15'],
  ['trigger on', HONEYWELL_TRIGGER_ON, '16 54 0D'],
  ['trigger off', HONEYWELL_TRIGGER_OFF, '16 55 0D'],
])('a host may say %s', (_, command, octets) => {
  expect(command).toEqual(hex(octets));
});

it('must be declared so that it can work', () => {
  const accepts = (end: unknown) => scannerWireFormatSchema.safeParse({ ...cr, end }).success;
  expect(accepts({ type: 'suffix', prefix: '', suffix: '\r\n' })).toBe(true);
  expect(accepts({ type: 'suffix', prefix: '', suffix: '' })).toBe(false);
  expect(accepts({ type: 'suffix', prefix: '键', suffix: '\r' })).toBe(false);
  expect(accepts({ type: 'silence', afterMs: 0 })).toBe(false);
});
