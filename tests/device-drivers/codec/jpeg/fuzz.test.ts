import { expect } from 'vitest';
import { jpegFrame } from '../../../../device-drivers/src/codec/jpeg/frame.ts';
import { FUZZ_CASES, fuzz } from '../../support/fuzz.ts';
import { hex } from '../../support/octets.ts';

/** SOI, APP0, SOF0 of 640 by 480, DHT, a scan with a stuffed FF and a restart marker, EOI. */
const picture = hex(
  `FF D8 FF E0 00 04 4A 46 FF C0 00 0B 08 01 E0 02 80 01 01 11 00 FF C4 00 05 00 01 02
   FF DA 00 08 01 01 00 00 3F 00 AA FF 00 FF D0 55 FF D9`.replaceAll(/\s+/g, ' '),
);

fuzz('pictures', {
  seed: 81,
  frames: [picture],
  take: (octets) => {
    const frame = jpegFrame(octets);
    if (frame === null) return 0;
    if (frame.width < 1 || frame.height < 1) throw new Error('no size');
    if (frame.octets.byteLength > octets.byteLength) throw new Error('longer than given');
    return 1;
  },
  after: ({ read }) => {
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(FUZZ_CASES);
  },
});
