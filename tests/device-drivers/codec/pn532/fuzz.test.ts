import {
  parseFirmwareVersion,
  parseUids,
} from '../../../../device-drivers/src/codec/pn532/commands.ts';
import {
  ACK_FRAME,
  ERROR_FRAME,
  matchFrame,
  NACK_FRAME,
} from '../../../../device-drivers/src/codec/pn532/frames.ts';
import { hex } from '../../support/octets.ts';
import { fuzzFraming } from '../framing-contract.ts';

const firmware = hex('00 00 FF 06 FA D5 03 32 01 06 07 E8 00');
const samDone = hex('00 00 FF 02 FE D5 15 16 00');
const oneCard = hex('00 00 FF 0C F4 D5 4B 01 01 00 04 08 04 FB 0E E2 0B D8 00');

fuzzFraming('frames of the chip', {
  match: matchFrame,
  seed: 532,
  frames: [firmware, samDone, oneCard, ACK_FRAME, NACK_FRAME, ERROR_FRAME],
  longest: 300,
  check: (frame) => {
    if (frame.type !== 'information') return;
    for (const uid of parseUids(frame.data.subarray(2)) ?? []) {
      if (!/^([0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/.test(uid)) throw new Error(`read ${uid}`);
    }
    parseFirmwareVersion(frame.data);
  },
});
