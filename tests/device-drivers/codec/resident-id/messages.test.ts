import { describe, expect, it } from 'vitest';
import { exampleCard, photo, textOf } from '../../../../device-drivers/sim/resident-id/card.ts';
import { FrameDecoder } from '../../../../device-drivers/src/codec/card/frame-decoder.ts';
import { matchFrame } from '../../../../device-drivers/src/codec/resident-id/frames.ts';
import {
  encodeRequest,
  encodeResponse,
  matchResponse,
  parseReading,
  parseRequest,
} from '../../../../device-drivers/src/codec/resident-id/messages.ts';
import type { ResidentIdCommand } from '../../../../device-drivers/src/codec/resident-id/messages.ts';
import { faultOf } from '../../../../device-drivers/src/codec/resident-id/status.ts';
import { concat, hex } from '../../support/octets.ts';
import { describeFraming } from '../framing-contract.ts';

const requests: [ResidentIdCommand, string][] = [
  ['reset', 'AA AA AA 96 69 00 03 10 FF EC'],
  ['status', 'AA AA AA 96 69 00 03 11 FF ED'],
  ['samId', 'AA AA AA 96 69 00 03 12 FF EE'],
  ['find', 'AA AA AA 96 69 00 03 20 01 22'],
  ['select', 'AA AA AA 96 69 00 03 20 02 21'],
  ['read', 'AA AA AA 96 69 00 03 30 01 32'],
  ['readWithFingerprints', 'AA AA AA 96 69 00 03 30 10 23'],
];

const found = hex('AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97');
const selected = hex('AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C');
const none = hex('AA AA AA 96 69 00 04 00 00 80 84');
/** A whole reading; the frame is written out here, not by the codec. */
const reading = (() => {
  const checked = concat(hex('05 08 00 00 90 01 00 04 00'), textOf(exampleCard), photo());
  const xor = checked.reduce((sum, octet) => sum ^ octet, 0);
  return concat(hex('AA AA AA 96 69'), checked, Uint8Array.of(xor));
})();

describe('requests', () => {
  it.each(requests)('%s', (command, octets) => {
    expect(encodeRequest(command)).toEqual(hex(octets));
    const match = matchFrame(hex(octets));
    expect(match.type === 'frame' && parseRequest(match.value)).toBe(command);
  });

  it('knows no others', () => {
    expect(parseRequest(hex('30 02'))).toBeNull();
  });
});

describe('responses', () => {
  it.each([
    ['found', found, 0x9f, 4],
    ['selected', selected, 0x90, 8],
    ['none', none, 0x80, 0],
    ['select failed', hex('AA AA AA 96 69 00 04 00 00 81 85'), 0x81, 0],
    ['select failed, of other makers', hex('AA AA AA 96 69 00 04 00 00 85 81'), 0x85, 0],
  ])('%s', (_, octets, status, length) => {
    const data = new Uint8Array(length);
    expect(matchResponse(octets)).toEqual({
      type: 'frame',
      length: octets.byteLength,
      value: { status, data },
    });
    expect(encodeResponse(status, data)).toEqual(octets);
  });

  it('are none with another SW1 or SW2', () => {
    const octets = hex('AA AA AA 96 69 00 04 01 00 80 85');
    expect(matchResponse(octets)).toEqual({ type: 'skip', length: octets.byteLength });
  });
});

describe('a reading', () => {
  it('has 1295 octets, with text and photo in them', () => {
    expect(reading).toHaveLength(1_295);
    const match = matchResponse(reading);
    if (match.type !== 'frame') throw new Error('no frame');
    const parts = parseReading(match.value.data);
    expect(parts?.text).toEqual(Uint8Array.from(textOf(exampleCard)));
    expect(parts?.photo).toEqual(Uint8Array.from(photo()));
  });

  it.each([
    ['other lengths', concat(hex('01 01 03 FF'), new Uint8Array(1_280))],
    ['too little', concat(hex('01 00 04 00'), new Uint8Array(1_279))],
    ['nothing', new Uint8Array(0)],
  ])('is none with %s', (_, data) => {
    expect(parseReading(data)).toBeNull();
  });
});

describe('status words', () => {
  it('say whose fault it is', () => {
    expect(faultOf(0x41)).toMatchObject({ side: 'card', words: 'the card could not be read' });
    expect(faultOf(0x66)).toEqual({
      side: 'module',
      keyword: 'not-authorised',
      words: 'the module is not authorised',
    });
    expect(faultOf(0x0a)).toMatchObject({ side: 'module', words: 'the module reports 0A' });
  });

  it.each([
    [0x10, 'module', 'checksum'],
    [0x11, 'module', 'length'],
    [0x21, 'module', 'command'],
    [0x31, 'card', 'accept'],
    [0x32, 'card', 'accept'],
    [0x33, 'card', 'verified'],
    [0x40, 'card', 'another kind'],
    [0x41, 'card', 'read'],
    [0x47, 'module', 'random'],
    [0x60, 'module', 'self-test'],
    [0x66, 'module', 'authorised'],
    [0x80, 'card', 'no card'],
    [0x81, 'card', 'selected'],
    [0x85, 'card', 'selected'],
  ] as const)('%i is the fault of the %s: %s', (status, side, words) => {
    expect(faultOf(status)).toMatchObject({ side, words: expect.stringContaining(words) });
  });
});

const bad = found.slice();
bad[14] = 0x96;

describeFraming('frames of the module', {
  decoder: () => new FrameDecoder(matchResponse),
  one: { octets: found, value: { status: 0x9f, data: new Uint8Array(4) } },
  two: { octets: none, value: { status: 0x80, data: new Uint8Array(0) } },
  bad,
  cut: selected.subarray(0, 11),
});
