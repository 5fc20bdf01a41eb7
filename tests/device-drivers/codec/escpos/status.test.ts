import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realTimeQuestions } from '../../../../device-drivers/src/codec/escpos/commands.ts';
import { FenceIds } from '../../../../device-drivers/src/codec/escpos/fence-ids.ts';
import {
  beginsAutomaticStatus,
  continuesAutomaticStatus,
  decodeAutomaticStatus,
  decodeRealTime,
  encodeAutomaticStatus,
  encodeProcessId,
  encodeQueuedPaper,
  encodeRealTime,
  goodCondition,
  isQueuedStatus,
  isRealTimeStatus,
} from '../../../../device-drivers/src/codec/escpos/status.ts';
import type { PrinterCondition } from '../../../../device-drivers/src/codec/escpos/status.ts';
import { hex } from '../../support/octets.ts';

const conditions: fc.Arbitrary<PrinterCondition> = fc.record({
  offline: fc.boolean(),
  coverOpen: fc.boolean(),
  feeding: fc.boolean(),
  paper: fc.constantFrom('ok', 'low', 'end'),
  cutterError: fc.boolean(),
  unrecoverableError: fc.boolean(),
  autoRecoverableError: fc.boolean(),
  drawer: fc.boolean(),
});

describe('vectors of the manuals', () => {
  it.each([
    ['all well', goodCondition, '14 00 00 00'],
    ['cover open', { ...goodCondition, offline: true, coverOpen: true }, '3C 00 00 00'],
    ['paper end', { ...goodCondition, offline: true, paper: 'end' }, '1C 00 0F 00'],
    ['paper near its end', { ...goodCondition, paper: 'low' }, '14 00 03 00'],
    ['cutter', { ...goodCondition, offline: true, cutterError: true }, '1C 08 00 00'],
    ['no way back', { ...goodCondition, offline: true, unrecoverableError: true }, '1C 20 00 00'],
    [
      'head too hot',
      { ...goodCondition, offline: true, autoRecoverableError: true },
      '1C 40 00 00',
    ],
  ] as const)('automatic status: %s', (_name, condition, octets) => {
    expect(encodeAutomaticStatus(condition)).toEqual(hex(octets));
    expect(decodeAutomaticStatus(hex(octets))).toEqual(condition);
  });

  it.each([
    [1, 0x16, { offline: false }],
    [1, 0x1e, { offline: true }],
    [2, 0x12, { coverOpen: false }],
    [2, 0x16, { coverOpen: true }],
    [3, 0x1a, { cutterError: true, unrecoverableError: false }],
    [3, 0x32, { unrecoverableError: true }],
    [3, 0x52, { autoRecoverableError: true }],
    [4, 0x12, { paper: 'ok' }],
    [4, 0x1e, { paper: 'low' }],
    [4, 0x7e, { paper: 'end' }],
    [4, 0x72, { paper: 'end' }],
  ] as const)('DLE EOT %i answered with %i', (question, answer, says) => {
    expect(decodeRealTime(question, answer)).toMatchObject(says);
  });

  it('GS r answers with both bits of a sensor', () => {
    expect(['ok', 'low', 'end'].map((paper) => encodeQueuedPaper(paper as 'ok'))).toEqual([
      0x00, 0x03, 0x0f,
    ]);
  });

  it('GS ( H answers with its id', () => {
    expect(encodeProcessId('A012')).toEqual(hex('37 22 41 30 31 32 00'));
  });
});

describe('every condition', () => {
  it('comes back from automatic status as it went in', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        expect(decodeAutomaticStatus(encodeAutomaticStatus(condition))).toEqual(condition);
      }),
    );
  });

  it('comes back from the four real-time answers together', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        const said = realTimeQuestions.map((question) =>
          decodeRealTime(question, encodeRealTime(question, condition)),
        );
        expect(Object.assign({}, ...said)).toEqual(condition);
      }),
    );
  });

  it('gives octets of the one shape that names them', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        const [first = -1, ...others] = encodeAutomaticStatus(condition);
        expect(beginsAutomaticStatus(first)).toBe(true);
        expect(others.every(continuesAutomaticStatus)).toBe(true);
        for (const question of realTimeQuestions) {
          const answer = encodeRealTime(question, condition);
          expect(isRealTimeStatus(answer)).toBe(true);
          expect(beginsAutomaticStatus(answer) || isQueuedStatus(answer)).toBe(false);
        }
      }),
    );
  });
});

describe('fence ids', () => {
  it('come again only after all others', () => {
    const ids = new FenceIds(0xfffe);
    const seen = new Set(Array.from({ length: 0x1_0000 }, () => ids.next()));
    expect(seen.size).toBe(0x1_0000);
    expect(ids.next()).toBe('OOON');
  });

  it('have no character that could begin another response', () => {
    const ids = new FenceIds(0);
    for (let at = 0; at < 0x1_0000; at += 257) {
      for (const octet of encodeProcessId(ids.next()).subarray(2, 6)) {
        expect(isRealTimeStatus(octet) || beginsAutomaticStatus(octet)).toBe(false);
        expect(isQueuedStatus(octet)).toBe(false);
      }
    }
  });
});
