import type { FrameMatcher } from '../card/frame-decoder.ts';
import { encodeFrame, FROM_CHIP, FROM_HOST, matchFrame } from './frames.ts';

/** Command codes (UM0701-02 §7). The answer to a command has its code plus one. */
export const pn532Commands = {
  diagnose: 0x00,
  getFirmwareVersion: 0x02,
  readRegister: 0x06,
  writeRegister: 0x08,
  setParameters: 0x12,
  samConfiguration: 0x14,
  powerDown: 0x16,
  rfConfiguration: 0x32,
  inDataExchange: 0x40,
  inDeselect: 0x44,
  inListPassiveTarget: 0x4a,
  inRelease: 0x52,
} as const;

/** One command to the chip. */
export interface Pn532Command {
  code: number;
  frame: Uint8Array;
}

export function pn532Command(
  name: keyof typeof pn532Commands,
  ...parameters: number[]
): Pn532Command {
  const code = pn532Commands[name];
  return { code, frame: encodeFrame(Uint8Array.of(FROM_HOST, code, ...parameters)) };
}

export const getFirmwareVersion = pn532Command('getFirmwareVersion');
/** Normal mode: no security module behind the chip. Ends the state in which it is after power comes. */
export const samConfiguration = pn532Command('samConfiguration', 0x01);
/**
 * How often the chip looks for a card before it says that there is none: twice. By default it looks for ever, and says
 * nothing meanwhile.
 */
export const limitRetries = pn532Command('rfConfiguration', 0x05, 0xff, 0x01, 0x01);

/** ISO/IEC 14443 type A cards at 106 kbit/s. @param most 1 or 2 cards */
export function inListPassiveTarget(most: 1 | 2): Pn532Command {
  return pn532Command('inListPassiveTarget', most, 0x00);
}

/** What the chip said to a command. */
export type Pn532Answer =
  /** Its data behind the code. */
  | { type: 'data'; data: Uint8Array }
  /** It did not understand. */
  | { type: 'refused' };

/** Answers to one command. The ACK that comes before is skipped, like answers to other commands. */
export function matchAnswer({ code }: Pn532Command): FrameMatcher<Pn532Answer> {
  return (octets) => {
    const match = matchFrame(octets);
    if (match.type !== 'frame') return match;
    const { length, value } = match;
    if (value.type === 'error') return { type: 'frame', length, value: { type: 'refused' } };
    if (value.type !== 'information') return { type: 'skip', length };
    const [direction, answered] = value.data;
    if (direction !== FROM_CHIP || answered !== code + 1) return { type: 'skip', length };
    return { type: 'frame', length, value: { type: 'data', data: value.data.subarray(2) } };
  };
}

/** For example "PN532 1.6". @returns null when the data are no firmware version */
export function parseFirmwareVersion(data: Uint8Array): string | null {
  const [chip, version, revision, support] = data;
  if (chip === undefined || version === undefined) return null;
  if (revision === undefined || support === undefined) return null;
  return `PN5${chip.toString(16).padStart(2, '0').toUpperCase()} ${version}.${revision}`;
}

/** ISO/IEC 14443-3: single, double and triple size. */
const uidOctets: readonly number[] = [4, 7, 10];
/** Bit of SEL_RES: the card speaks ISO/IEC 14443-4, and its ATS follows. */
const HAS_ATS = 0x20;

/**
 * The uids of the cards in an answer to InListPassiveTarget: hex digits, upper case. Each card is its number, SENS_RES
 * (2 octets), SEL_RES, length of the uid, uid, and perhaps an ATS that begins with its own length.
 *
 * @returns null when the data do not say that
 */
export function parseUids(data: Uint8Array): string[] | null {
  const [count = 0] = data;
  const uids: string[] = [];
  let at = 1;
  for (let card = 0; card < count; card++) {
    const [, , , selRes = 0, length = 0] = data.subarray(at);
    const uid = data.subarray(at + 5, at + 5 + length);
    if (!uidOctets.includes(uid.byteLength) || uid.byteLength !== length) return null;
    at += 5 + length;
    if ((selRes & HAS_ATS) !== 0) at += Math.max(1, data[at] ?? 0);
    uids.push(Buffer.from(uid).toString('hex').toUpperCase());
  }
  return data.byteLength === at ? uids : null;
}
