import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIFARE_1K_ATR, VirtualCard } from '../../../device-drivers/sim/pcsc-card/card.ts';
import { matchVpcdMessage, vpcdFrame } from '../../../device-drivers/sim/pcsc-card/wire.ts';
import type { VpcdMessage } from '../../../device-drivers/sim/pcsc-card/wire.ts';
import { FrameDecoder } from '../../../device-drivers/src/codec/card/index.ts';
import { concat, hex } from '../support/octets.ts';
import { seededRandom, split } from '../support/random.ts';

const read = (...chunks: Uint8Array[]): VpcdMessage[] => {
  const decoder = new FrameDecoder(matchVpcdMessage);
  return chunks.flatMap((chunk) => decoder.push(chunk));
};

const getUid = hex('0005 FFCA000000');
const uidAsked: VpcdMessage = { type: 'apdu', octets: hex('FFCA000000') };

describe('what vpcd says', () => {
  it('is read whole', () => {
    const controls = hex('0001 00 0001 01 0001 02 0001 04');
    const types = read(controls).map((message) => message.type);
    expect(types).toEqual(['power-off', 'power-on', 'reset', 'get-atr']);
    expect(read(getUid)).toEqual([uidAsked]);
  });

  it('is read octet by octet, and however it was cut', () => {
    const stream = concat(hex('0001 04'), getUid, getUid);
    const whole = [{ type: 'get-atr' }, uidAsked, uidAsked];
    expect(read(...Array.from(stream, (octet) => Uint8Array.of(octet)))).toEqual(whole);
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(read(...split(stream, seededRandom(seed), 4))).toEqual(whole);
      }),
    );
  });

  it('is read behind messages nobody knows', () => {
    expect(read(hex('0000 0001 09'), getUid)).toEqual([uidAsked]);
  });

  it('waits for the rest of a message', () => {
    expect(read(hex('0005 FFCA'))).toEqual([]);
  });
});

it('frames an answer', () => {
  expect(vpcdFrame(hex('04A2B3C4 9000'))).toEqual(hex('0006 04A2B3C4 9000'));
  expect(vpcdFrame(new Uint8Array(258)).subarray(0, 2)).toEqual(hex('0102'));
});

it('answers a reset as a MIFARE Classic 1K', () => {
  expect(Uint8Array.from(MIFARE_1K_ATR)).toEqual(hex('3B8F8001804F0CA000000306030001000000006A'));
});

describe('the card', () => {
  const card = new VirtualCard('04A2B3C4');
  const ask = (command: string): string => Buffer.from(card.answer(hex(command))).toString('hex');

  it('answers the commands of the vectors', () => {
    expect(ask('FFCA000000')).toBe('04a2b3c49000');
    expect(ask('00B0000010')).toBe('6a82');
    expect(ask('00A4000C020009')).toBe('6a82');
    expect(ask('00A4000C020005')).toBe('9000');
    expect(ask('00B0000010')).toBe(`${'00'.repeat(16)}9000`);
    expect(ask('00FF0000')).toBe('6d00');
    expect(ask('00')).toBe('6700');
  });

  it('forgets what was selected when it loses power', () => {
    card.answer(hex('00A4000C020005'));
    card.reset();
    expect(ask('00B0000010')).toBe('6a82');
  });

  it('may have no uid', () => {
    expect(new VirtualCard(null).answer(hex('FFCA000000'))).toEqual(hex('6A81'));
  });
});
