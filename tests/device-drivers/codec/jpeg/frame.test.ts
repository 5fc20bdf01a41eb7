import { describe, expect, it } from 'vitest';
import { jpegFrame } from '../../../../device-drivers/src/codec/jpeg/frame.ts';
import { concat, hex } from '../../support/octets.ts';

const soi = hex('FF D8');
const app0 = hex('FF E0 00 04 4A 46');
/** Baseline, 8 bits, 480 lines of 640 samples, one component. */
const sof0 = hex('FF C0 00 0B 08 01 E0 02 80 01 01 11 00');
const sof2 = hex('FF C2 00 11 08 0C C0 10 E0 03 01 22 00 02 11 01 03 11 01');
const dht = hex('FF C4 00 05 00 01 02');
const scan = hex('FF DA 00 08 01 01 00 00 3F 00 AA FF 00 FF D0 55');
const eoi = hex('FF D9');
const picture = concat(soi, app0, sof0, dht, scan, eoi);

describe('a JPEG picture', () => {
  it('says its size', () => {
    expect(jpegFrame(picture)).toEqual({ octets: picture, width: 640, height: 480 });
    const progressive = concat(soi, dht, sof2, scan, eoi);
    expect(jpegFrame(progressive)).toMatchObject({ width: 4320, height: 3264 });
  });

  it('may have fill octets before its markers, and markers without a segment', () => {
    const filled = concat(soi, hex('FF FF FF'), app0, hex('FF 01'), sof0, scan, eoi);
    expect(jpegFrame(filled)).toMatchObject({ width: 640 });
  });

  it('is given without what is padded behind it', () => {
    const padded = concat(picture, hex('00 00 0D 0A 00'));
    expect(jpegFrame(padded)?.octets).toEqual(picture);
  });
});

describe('no JPEG picture', () => {
  it.each<[string, Uint8Array]>([
    ['nothing', hex('')],
    ['padding', hex('00 00')],
    ['start and end alone', concat(soi, eoi)],
    ['text', Uint8Array.from(Buffer.from('<html>no signal</html>'))],
    ['no start', concat(app0, sof0, scan, eoi)],
    ['no end', concat(soi, app0, sof0, dht, scan)],
    ['cut in a segment', concat(soi, app0, hex('FF C0 00 0B 08 01'), eoi)],
    ['no frame header', concat(soi, app0, dht, scan, eoi)],
    ['no scan', concat(soi, app0, sof0, eoi)],
    ['a frame header behind the scan', concat(soi, scan, sof0, eoi)],
    ['a segment of length 1', concat(soi, hex('FF E0 00 01'), sof0, scan, eoi)],
    ['a segment beyond the end', concat(soi, hex('FF E0 FF FF'), sof0, scan, eoi)],
    ['no width', concat(soi, hex('FF C0 00 0B 08 01 E0 00 00 01 01 11 00'), scan, eoi)],
    ['no height', concat(soi, hex('FF C0 00 0B 08 00 00 02 80 01 01 11 00'), scan, eoi)],
    ['too many components', concat(soi, hex('FF C0 00 0B 08 01 E0 02 80 03 01 11 00'), scan, eoi)],
    ['octets between segments', concat(soi, app0, hex('41'), sof0, scan, eoi)],
  ])('%s', (_, octets) => {
    expect(jpegFrame(octets)).toBeNull();
  });
});
