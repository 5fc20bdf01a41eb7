import type { FrameMatcher } from '../card/frame-decoder.ts';
import { encodeFrame, matchFrame } from './frames.ts';

/** What can be asked of the module: command octet and parameter octet. */
const commands = {
  reset: [0x10, 0xff],
  status: [0x11, 0xff],
  samId: [0x12, 0xff],
  /** Looks for a card. One that was read is not found again before it was taken away. */
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  /** Reads text and photo of the selected card. */
  read: [0x30, 0x01],
  readWithFingerprints: [0x30, 0x10],
} as const;

export type ResidentIdCommand = keyof typeof commands;

export interface ResidentIdResponse {
  /** SW3, which alone tells the outcome: SW1 and SW2 are always 0. See status.ts for the words. */
  status: number;
  data: Uint8Array;
}

const STATUS_OCTETS = 3;
const TEXT_OCTETS = 256;
const PHOTO_OCTETS = 1_024;

export function encodeRequest(command: ResidentIdCommand): Uint8Array {
  return encodeFrame(Uint8Array.from(commands[command]));
}

/** The command in the body of a request. @returns null for one this protocol does not have */
export function parseRequest(body: Uint8Array): ResidentIdCommand | null {
  for (const [name, [command, parameter]] of Object.entries(commands)) {
    if (body[0] === command && body[1] === parameter) return name as ResidentIdCommand;
  }
  return null;
}

export function encodeResponse(status: number, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  return encodeFrame(Uint8Array.of(0, 0, status, ...data));
}

/** The responses in what the module sends. */
export const matchResponse: FrameMatcher<ResidentIdResponse> = (octets) => {
  const match = matchFrame(octets);
  if (match.type !== 'frame') return match;
  const [sw1, sw2, status] = match.value;
  if (sw1 !== 0 || sw2 !== 0 || status === undefined) {
    return { type: 'skip', length: match.length };
  }
  const data = match.value.subarray(STATUS_OCTETS);
  return { type: 'frame', length: match.length, value: { status, data } };
};

/**
 * Text and photo in the data of a good answer to `read`. The photo is in the WLT format of the module's maker, which
 * nobody documents.
 *
 * @returns null when the lengths are not those of a resident ID
 */
export function parseReading(data: Uint8Array): { text: Uint8Array; photo: Uint8Array } | null {
  const lengths = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const header = 4;
  if (data.byteLength !== header + TEXT_OCTETS + PHOTO_OCTETS) return null;
  if (lengths.getUint16(0) !== TEXT_OCTETS || lengths.getUint16(2) !== PHOTO_OCTETS) return null;
  const photoAt = header + TEXT_OCTETS;
  return { text: data.subarray(header, photoAt), photo: data.subarray(photoAt) };
}
