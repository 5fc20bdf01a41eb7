import { describe, expect, it } from 'vitest';
import {
  getFirmwareVersion,
  inListPassiveTarget,
  limitRetries,
  matchAnswer,
  parseFirmwareVersion,
  parseUids,
  pn532Command,
  samConfiguration,
} from '../../../../device-drivers/src/codec/pn532/commands.ts';
import type { Pn532Command } from '../../../../device-drivers/src/codec/pn532/commands.ts';
import {
  ACK_FRAME,
  encodeFrame,
  ERROR_FRAME,
  matchFrame,
  NACK_FRAME,
  WAKE,
} from '../../../../device-drivers/src/codec/pn532/frames.ts';
import type { Pn532Frame } from '../../../../device-drivers/src/codec/pn532/frames.ts';
import { FrameDecoder } from '../../../../device-drivers/src/codec/card/frame-decoder.ts';
import { concat, hex } from '../../support/octets.ts';
import { describeFraming } from '../framing-contract.ts';

const firmware = hex('00 00 FF 06 FA D5 03 32 01 06 07 E8 00');
const samDone = hex('00 00 FF 02 FE D5 15 16 00');
const oneCard = hex('00 00 FF 0C F4 D5 4B 01 01 00 04 08 04 FB 0E E2 0B D8 00');

describe('commands', () => {
  it.each<[string, Pn532Command, string]>([
    ['GetFirmwareVersion', getFirmwareVersion, '00 00 FF 02 FE D4 02 2A 00'],
    ['SAMConfiguration', samConfiguration, '00 00 FF 03 FD D4 14 01 17 00'],
    ['InListPassiveTarget', inListPassiveTarget(1), '00 00 FF 04 FC D4 4A 01 00 E1 00'],
    [
      'read block 4',
      pn532Command('inDataExchange', 0x01, 0x30, 0x04),
      '00 00 FF 05 FB D4 40 01 30 04 B7 00',
    ],
    ['RFConfiguration', limitRetries, '00 00 FF 06 FA D4 32 05 FF 01 01 F4 00'],
  ])('%s', (_, { frame }, octets) => {
    expect(frame).toEqual(hex(octets));
  });

  it('come after octets that wake the chip', () => {
    expect(WAKE).toEqual(hex('55 55 00 00 00 00 00 00 00 00 00 00 00 00 00 00'));
    const decoder = new FrameDecoder(matchFrame);
    expect(decoder.push(concat(WAKE, samConfiguration.frame))).toHaveLength(1);
  });

  it('fit into a frame or are refused', () => {
    expect(() => encodeFrame(new Uint8Array(256))).toThrow(RangeError);
    expect(() => encodeFrame(new Uint8Array(0))).toThrow(RangeError);
  });
});

describe('frames without data', () => {
  it.each<[string, Uint8Array, string, Pn532Frame]>([
    ['ACK', ACK_FRAME, '00 00 FF 00 FF 00', { type: 'ack' }],
    ['NACK', NACK_FRAME, '00 00 FF FF 00 00', { type: 'nack' }],
    ['error', ERROR_FRAME, '00 00 FF 01 FF 7F 81 00', { type: 'error' }],
  ])('%s', (_, octets, expected, frame) => {
    expect(octets).toEqual(hex(expected));
    expect(new FrameDecoder(matchFrame).push(octets)).toEqual([frame]);
  });
});

describe('answers', () => {
  const answers = (command: Pn532Command, ...chunks: Uint8Array[]) => {
    const decoder = new FrameDecoder(matchAnswer(command));
    return chunks.flatMap((chunk) => decoder.push(chunk));
  };

  it('to GetFirmwareVersion', () => {
    const [answer] = answers(getFirmwareVersion, concat(ACK_FRAME, firmware));
    if (answer?.type !== 'data') throw new Error('no data');
    expect(parseFirmwareVersion(answer.data)).toBe('PN532 1.6');
    expect(parseFirmwareVersion(answer.data.subarray(1))).toBeNull();
  });

  it('to InListPassiveTarget', () => {
    const [answer] = answers(inListPassiveTarget(1), ACK_FRAME, oneCard);
    if (answer?.type !== 'data') throw new Error('no data');
    expect(parseUids(answer.data)).toEqual(['FB0EE20B']);
  });

  it('to another command are not taken', () => {
    expect(answers(getFirmwareVersion, samDone, oneCard, samConfiguration.frame)).toEqual([]);
  });

  it('that refuse', () => {
    expect(answers(samConfiguration, ACK_FRAME, ERROR_FRAME)).toEqual([{ type: 'refused' }]);
  });
});

describe('cards in the field', () => {
  it.each<[string, string, string[] | null]>([
    ['none', '00', []],
    [
      'two, the first with an ATS',
      '02 01 03 44 20 07 04 A1 B2 C3 D4 E5 F6 05 78 80 70 02 02 00 04 08 04 FB 0E E2 0B',
      ['04A1B2C3D4E5F6', 'FB0EE20B'],
    ],
    [
      'one of triple size',
      '01 01 00 04 08 0A 01 02 03 04 05 06 07 08 09 0A',
      ['0102030405060708090A'],
    ],
    ['one that is cut', '01 01 00 04 08 04 FB 0E E2', null],
    ['one with an odd uid', '01 01 00 04 08 05 FB 0E E2 0B 00', null],
    ['one and something more', '01 01 00 04 08 04 FB 0E E2 0B 00', null],
    ['fewer than are announced', '02 01 00 04 08 04 FB 0E E2 0B', null],
    ['nothing at all', '', null],
  ])('%s', (_, octets, uids) => {
    expect(parseUids(hex(octets))).toEqual(uids);
  });
});

const bad = oneCard.slice();
bad[17] = 0xd9;
const information = (octets: Uint8Array): Pn532Frame => ({
  type: 'information',
  data: octets.slice(5, -2),
});

describeFraming('frames of the chip', {
  decoder: () => new FrameDecoder(matchFrame),
  one: { octets: oneCard, value: information(oneCard) },
  two: { octets: firmware, value: information(firmware) },
  bad,
  cut: oneCard.subarray(0, 9),
});
