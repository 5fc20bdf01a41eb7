import { exampleCard, photo, textOf } from '../../../device-drivers/sim/resident-id/card.ts';
import { keystrokes } from '../../../device-drivers/sim/keyboard-wedge/keys.ts';
import { matchVpcdMessage } from '../../../device-drivers/sim/pcsc-card/wire.ts';
import { cardDecoder, FrameDecoder } from '../../../device-drivers/src/codec/card/index.ts';
import { Interpreter } from '../../../device-drivers/src/codec/escpos/interpreter/index.ts';
import { responseDecoder } from '../../../device-drivers/src/codec/escpos/responses.ts';
import { TypingDecoder } from '../../../device-drivers/src/codec/input-event/index.ts';
import {
  matchBits,
  readDiscreteInputs,
  sealed,
} from '../../../device-drivers/src/codec/modbus/index.ts';
import { matchReply } from '../../../device-drivers/src/codec/nut/index.ts';
import { matchFrame as matchPn532 } from '../../../device-drivers/src/codec/pn532/frames.ts';
import { readPwgRaster } from '../../../device-drivers/src/codec/pwg-raster/index.ts';
import {
  encodeResponse,
  matchResponse,
} from '../../../device-drivers/src/codec/resident-id/messages.ts';
import { parseRecord } from '../../../device-drivers/src/codec/resident-id/record.ts';
import { scanDecoder } from '../../../device-drivers/src/codec/scanner/scan-decoder.ts';
import { decodeWiegand26 } from '../../../device-drivers/src/codec/wiegand/wiegand26.ts';
import { queueTicket } from '../../device-drivers/codec/escpos/tickets.ts';
import { golden } from '../../device-drivers/codec/pwg-raster/golden.ts';
import { concat, hex, latin1 } from '../../device-drivers/support/octets.ts';
import { ratePerSecond } from './measure.ts';

/** Something that takes octets, and a whole frame for it. */
type Row = [frame: string, octets: Uint8Array, decoder: { push(octets: Uint8Array): unknown }];

const uid = { alphabet: 'hex', lengths: [8] } as const;
const reading = concat(hex('01 00 04 00'), textOf(exampleCard), photo());
const suffix = { type: 'suffix', prefix: '\u0002', suffix: '\u0003' } as const;

/** A decoder that keeps nothing between two frames. */
const whole = (read: (octets: Uint8Array) => unknown) => ({ push: read });

const rows: Row[] = [
  ['card: RDM6300', latin1('\u0002010063E9AE25\u0003'), cardDecoder({ type: 'rdm6300' })],
  [
    'card: STX uid ETX',
    latin1('\u0002CARD:04A2B3C4\u0003'),
    cardDecoder({ type: 'stx-etx', prefix: 'CARD:', uid }),
  ],
  ['card: line', latin1('04A2B3C4\r\n'), cardDecoder({ type: 'line', prefix: '', uid })],
  [
    'wiegand: 26 bits',
    latin1('00001001010010011110110001'),
    whole((octets) => decodeWiegand26(Buffer.from(octets).toString('latin1'))),
  ],
  [
    'pn532: one card',
    hex('00 00 FF 0C F4 D5 4B 01 01 00 04 08 04 FB 0E E2 0B D8 00'),
    new FrameDecoder(matchPn532),
  ],
  ['resident-id: reading', encodeResponse(0x90, reading), new FrameDecoder(matchResponse)],
  ['resident-id: text', textOf(exampleCard), whole(parseRecord)],
  [
    'scanner: QR code',
    latin1('\u0002]Q1https://u.example/t/1\u0003'),
    scanDecoder({ aimId: true, encoding: 'utf-8', end: suffix }),
  ],
  ['input-event: 04A2B3C4 and Enter', keystrokes('04A2B3C4\r'), new TypingDecoder()],
  ['vpcd: GET DATA', hex('0005 FFCA000000'), new FrameDecoder(matchVpcdMessage)],
  [
    'modbus: four inputs',
    sealed(1, 2, 1, 0b1010),
    new FrameDecoder(matchBits(readDiscreteInputs(1, 0, 4), 4)),
  ],
  ['nut: status', latin1('VAR u ups.status "OL CHRG"\n'), new FrameDecoder(matchReply)],
  ['escpos: automatic status', hex('14 00 00 00'), responseDecoder()],
  ['escpos: ticket', queueTicket, new Interpreter({ width: 576, headToKnife: 96 })],
  ['pwg-raster: small page', golden, whole(readPwgRaster)],
];

/** Whole frames read in a second of CPU time, by codec. */
export function framesPerSecond(): Record<string, number> {
  return Object.fromEntries(
    rows.map(([frame, octets, decoder]) => [frame, ratePerSecond(() => void decoder.push(octets))]),
  );
}
