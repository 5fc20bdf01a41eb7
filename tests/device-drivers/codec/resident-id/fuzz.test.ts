import { exampleCard, photo, textOf } from '../../../../device-drivers/sim/resident-id/card.ts';
import {
  encodeResponse,
  matchResponse,
  parseReading,
} from '../../../../device-drivers/src/codec/resident-id/messages.ts';
import { parseRecord } from '../../../../device-drivers/src/codec/resident-id/record.ts';
import { isResidentNumber } from '../../../../device-drivers/src/codec/resident-id/resident-number.ts';
import { fuzz } from '../../support/fuzz.ts';
import { concat, hex } from '../../support/octets.ts';
import { fuzzFraming } from '../framing-contract.ts';
import { foreigner, permit } from './cards.ts';

const reading = concat(hex('01 00 04 00'), textOf(exampleCard), photo());

fuzzFraming('frames of the module', {
  match: matchResponse,
  seed: 467,
  frames: [
    encodeResponse(0x9f, new Uint8Array(4)),
    encodeResponse(0x90, new Uint8Array(8)),
    encodeResponse(0x80),
    encodeResponse(0x90, reading),
  ],
  longest: 2_400,
  check: ({ data }) => parseReading(data),
});

/** Only whole identities are read. */
fuzz('texts of cards', {
  seed: 490,
  frames: [exampleCard, foreigner, permit].map(textOf),
  take: (octets) => {
    const text = new Uint8Array(256);
    text.set(octets.subarray(0, 256));
    const record = parseRecord(text);
    if (record === null) return 0;
    const isNumber = record.documentType === 'foreigner' || isResidentNumber(record.number);
    if (!isNumber || !/^\d{4}-\d{2}-\d{2}$/.test(record.birthDate)) throw new Error('half read');
    return 1;
  },
});
