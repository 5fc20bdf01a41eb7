import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keystrokes } from '../../../../device-drivers/sim/keyboard-wedge/keys.ts';
import { TypingDecoder } from '../../../../device-drivers/src/codec/input-event/index.ts';
import {
  characterOf,
  isEnter,
  isShift,
} from '../../../../device-drivers/src/codec/input-event/key-map.ts';
import { concat, hex } from '../../support/octets.ts';
import { seededRandom, split } from '../../support/random.ts';

/** 2026-11-25 03:00:00.123456, as the kernel writes it on a 64-bit machine. */
const TIME = '501E266A00000000 40E2010000000000';
const event = (type: string, code: string, value: string): Uint8Array =>
  hex(`${TIME} ${type} ${code} ${value}`);

const scan = event('0400', '0400', '1E000700');
const report = event('0000', '0000', '00000000');
const key = (code: string, value: string): Uint8Array =>
  concat(scan, event('0100', code, value), report);
const press = (code: string): Uint8Array => concat(key(code, '01000000'), key(code, '00000000'));
const shifted = (octets: Uint8Array): Uint8Array =>
  concat(key('2A00', '01000000'), octets, key('2A00', '00000000'));

/** "0a:B" and Enter. KEY_0 11, KEY_A 30, KEY_SEMICOLON 39, KEY_B 48, KEY_ENTER 28. */
const golden = concat(
  press('0B00'),
  press('1E00'),
  shifted(press('2700')),
  shifted(press('3000')),
  press('1C00'),
);

const read = (...chunks: Uint8Array[]): string => {
  const decoder = new TypingDecoder();
  return chunks.map((chunk) => decoder.push(chunk)).join('');
};

describe('events of a keyboard', () => {
  it('are read whole', () => {
    expect(read(golden)).toBe('0a:B\r');
  });

  it('are read octet by octet, and however they were cut', () => {
    expect(read(...Array.from(golden, (octet) => Uint8Array.of(octet)))).toBe('0a:B\r');
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(read(...split(golden, seededRandom(seed), 40))).toBe('0a:B\r');
      }),
    );
  });

  it('are read twice from one chunk', () => {
    expect(read(concat(golden, golden))).toBe('0a:B\r0a:B\r');
  });

  it('are read behind octets that are none', () => {
    expect(read(hex('FFFFFFFF FF'), golden)).toBe('0a:B\r');
  });

  it('are read behind an event that was cut or has impossible fields', () => {
    expect(read(scan.subarray(0, 11), golden)).toBe('0a:B\r');
    expect(read(event('2000', '0000', '00000000'), golden)).toBe('0a:B\r');
    expect(read(event('0100', '0003', '01000000'), golden)).toBe('0a:B\r');
  });

  it('give a key that is held once', () => {
    const held = concat(key('0B00', '01000000'), key('0B00', '02000000'), key('0B00', '02000000'));
    expect(read(held)).toBe('0');
  });

  it('give what stands above a key while either shift is down', () => {
    const both = concat(key('2A00', '01000000'), key('3600', '01000000'), key('2A00', '00000000'));
    expect(read(both, press('1E00'), key('3600', '00000000'), press('1E00'))).toBe('Aa');
  });

  it('break a reading by a key that types nothing', () => {
    expect(read(press('0B00'), press('3B00'), press('0B00'))).toBe('0\u00000');
  });

  it('break a reading where the kernel lost some, and forget which keys are down', () => {
    const dropped = event('0000', '0300', '00000000');
    const lost = concat(event('0100', '0B00', '01000000'), report);
    const shiftDown = key('2A00', '01000000');
    expect(read(press('0B00'), shiftDown, dropped, lost, press('1E00'))).toBe('0\u0000a');
  });

  it('are what the simulator writes', () => {
    const text = "CARD:04a2B3c4;1%5?+_-=[],./ '\r";
    expect(read(keystrokes(text))).toBe(text);
  });
});

const header = '/usr/include/linux/input-event-codes.h';

describe.skipIf(!existsSync(header))('the codes (needs linux-libc-dev)', () => {
  const codes = new Map(
    existsSync(header)
      ? Array.from(
          readFileSync(header, 'utf8').matchAll(/^#define KEY_(\w+)\s+(\d+)\b/gm),
          ([, name = '', code]) => [name, Number(code)] as const,
        )
      : [],
  );
  const codeOf = (name: string): number => codes.get(name) ?? -1;

  it('are those of the kernel', () => {
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      expect(characterOf(codeOf(letter), true)).toBe(letter);
      expect(characterOf(codeOf(letter), false)).toBe(letter.toLowerCase());
    }
    for (const digit of '0123456789') {
      expect(characterOf(codeOf(digit), false)).toBe(digit);
      expect(characterOf(codeOf(`KP${digit}`), false)).toBe(digit);
    }
    const named = {
      MINUS: '-',
      EQUAL: '=',
      LEFTBRACE: '[',
      RIGHTBRACE: ']',
      SEMICOLON: ';',
      APOSTROPHE: "'",
      GRAVE: '`',
      BACKSLASH: '\\',
      COMMA: ',',
      DOT: '.',
      SLASH: '/',
      SPACE: ' ',
      KPASTERISK: '*',
      KPMINUS: '-',
      KPPLUS: '+',
      KPDOT: '.',
      KPSLASH: '/',
    };
    for (const [name, character] of Object.entries(named)) {
      expect(characterOf(codeOf(name), false)).toBe(character);
    }
    expect([isShift(codeOf('LEFTSHIFT')), isShift(codeOf('RIGHTSHIFT'))]).toEqual([true, true]);
    expect([isEnter(codeOf('ENTER')), isEnter(codeOf('KPENTER'))]).toEqual([true, true]);
    for (const none of ['ESC', 'BACKSPACE', 'TAB', 'LEFTCTRL', 'LEFTALT', 'CAPSLOCK', 'F1', 'UP']) {
      expect(characterOf(codeOf(none), false)).toBeNull();
    }
  });
});
