import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameDecoder } from '../../../../device-drivers/src/codec/card/frame-decoder.ts';
import {
  getVariable,
  listUps,
  logout,
  matchReply,
} from '../../../../device-drivers/src/codec/nut/index.ts';
import type { NutReply } from '../../../../device-drivers/src/codec/nut/index.ts';
import { quoted, wordsOf } from '../../../../device-drivers/src/codec/nut/words.ts';
import { concat, latin1 } from '../../support/octets.ts';
import { seededRandom, split } from '../../support/random.ts';

/** As upsd 2.8.0 writes them. */
const status = latin1('VAR kioskups ups.status "OB DISCHRG LB"\n');
const list = latin1('BEGIN LIST UPS\nUPS kioskups "UPS of the \\"hall\\""\nEND LIST UPS\n');
const stale = latin1('ERR DATA-STALE\n');

const statusReply: NutReply = {
  type: 'variable',
  ups: 'kioskups',
  name: 'ups.status',
  value: 'OB DISCHRG LB',
};
const listReply: NutReply = {
  type: 'list',
  of: ['UPS'],
  rows: [['UPS', 'kioskups', 'UPS of the "hall"']],
};

const read = (...chunks: Uint8Array[]): NutReply[] => {
  const decoder = new FrameDecoder(matchReply);
  return chunks.flatMap((chunk) => decoder.push(chunk));
};

describe('answers of upsd', () => {
  it('are read whole', () => {
    expect(read(status)).toEqual([statusReply]);
    expect(read(list)).toEqual([listReply]);
    expect(read(stale)).toEqual([{ type: 'error', code: 'DATA-STALE' }]);
    expect(read(latin1('OK Goodbye\n'))).toEqual([{ type: 'ok' }]);
  });

  it('are read octet by octet', () => {
    const octets = concat(list, status);
    const chunks = Array.from(octets, (octet) => Uint8Array.of(octet));
    expect(read(...chunks)).toEqual([listReply, statusReply]);
  });

  it('are read two in one chunk', () => {
    expect(read(concat(status, list))).toEqual([statusReply, listReply]);
  });

  it('are read behind garbage and behind broken ones', () => {
    expect(read(latin1('\u0000\u00ff?\r\n\n'), status)).toEqual([statusReply]);
    expect(read(latin1('VAR kioskups ups.status "OL\n'), status)).toEqual([statusReply]);
    expect(read(latin1('VAR kioskups ups.status\n'), status)).toEqual([statusReply]);
    expect(read(latin1('BEGIN LIST UPS\nUPS x "y"\n'), list)).toEqual([listReply]);
    expect(read(latin1('BEGIN LIST UPS\nEND LIST VAR a\n'), list)).toEqual([listReply]);
  });

  it('are read with CR LF and with text beyond ASCII', () => {
    expect(read(latin1('ERR UNKNOWN-UPS\r\n'))).toEqual([{ type: 'error', code: 'UNKNOWN-UPS' }]);
    const octets = new TextEncoder().encode('VAR u ups.model "山特 C3K"\n');
    expect(read(octets)).toMatchObject([{ value: '山特 C3K' }]);
  });

  it('are read the same however the stream is cut', () => {
    const stream = concat(list, stale, status, list);
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const replies = read(...split(stream, seededRandom(seed)));
        expect(replies).toEqual([
          listReply,
          { type: 'error', code: 'DATA-STALE' },
          statusReply,
          listReply,
        ]);
      }),
    );
  });

  it('are bounded: an endless line and an endless list are let go, and what follows is read', () => {
    const decoder = new FrameDecoder(matchReply);
    for (let at = 0; at < 100; at++) decoder.push(new Uint8Array(1_000).fill(0x41));
    expect(decoder.pending).toBeLessThan(2_100);
    decoder.push(latin1('BEGIN LIST UPS\n'));
    const row = latin1(`UPS ${'x'.repeat(90)} "y"\n`);
    for (let at = 0; at < 2_000; at++) decoder.push(row);
    expect(decoder.pending).toBeLessThan(66_000);
    expect(decoder.push(status)).toEqual([statusReply]);
  });

  it('do not take the end of an endless line for an answer', () => {
    expect(read(latin1('x'.repeat(3_000)), latin1('\n'), stale)).toHaveLength(1);
    const decoder = new FrameDecoder(matchReply);
    decoder.push(latin1('x'.repeat(3_000)));
    expect(decoder.push(latin1(' ERR FALSE\n'))).toEqual([]);
  });
});

describe('words', () => {
  it('survive being quoted and split', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const words = texts.map((text) => text.replaceAll(/[\r\n]/g, ''));
        expect(wordsOf(words.map(quoted).join(' '))).toEqual(words);
      }),
    );
  });

  it('cannot smuggle a second command', () => {
    expect(() => quoted('kioskups\nINSTCMD')).toThrow(TypeError);
  });
});

it('questions are as upsd wants them', () => {
  const text = (octets: Uint8Array) => Buffer.from(octets).toString('utf8');
  expect(text(listUps())).toBe('LIST UPS\n');
  expect(text(getVariable('kioskups', 'ups.status'))).toBe('GET VAR kioskups ups.status\n');
  expect(text(getVariable('a b', 'x'))).toBe('GET VAR "a b" x\n');
  expect(text(logout())).toBe('LOGOUT\n');
});
