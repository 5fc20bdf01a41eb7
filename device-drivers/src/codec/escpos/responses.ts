import { FrameDecoder } from '../card/frame-decoder.ts';
import type { Match } from '../card/frame-decoder.ts';
import {
  beginsAutomaticStatus,
  continuesAutomaticStatus,
  decodeAutomaticStatus,
  isQueuedStatus,
  isRealTimeStatus,
} from './status.ts';
import type { PrinterCondition } from './status.ts';

/** Whatever a receipt printer sends back. */
export type Response =
  /** Answers a DLE EOT; which one only the asker knows. */
  | { type: 'real-time'; octet: number }
  /** Pushed because something changed. */
  | { type: 'automatic'; condition: PrinterCondition }
  /** Answers GS ( H: what was sent before it has been printed. */
  | { type: 'process-id'; id: string }
  /** Answers GS r. */
  | { type: 'queued'; octet: number }
  /** Any other block: model names, counters. */
  | { type: 'block'; header: number; text: string };

const AUTOMATIC_OCTETS = 4;
const PROCESS_ID_OCTETS = 7;
const PROCESS_ID_HEADER = [0x37, 0x22] as const;
const BLOCK_HEADERS: readonly number[] = [0x35, 0x37, 0x3b, 0x3d, 0x5f];
/** The longest block of the manuals has 80 characters. */
const LONGEST_BLOCK = 128;

/** A decoder of what comes back. It keeps less than one block, whatever it is fed. */
export function responseDecoder(): FrameDecoder<Response> {
  return new FrameDecoder(matchResponse);
}

/**
 * Tells responses apart by their first octet. Where one breaks off, everything up to the octet that does not belong
 * goes: the rest of a broken automatic status would pass for answers to GS r, and so for a printed receipt.
 */
export function matchResponse(octets: Uint8Array): Match<Response> {
  const [first = 0] = octets;
  if (isRealTimeStatus(first)) {
    return { type: 'frame', length: 1, value: { type: 'real-time', octet: first } };
  }
  if (beginsAutomaticStatus(first)) return matchAutomatic(octets);
  if (BLOCK_HEADERS.includes(first)) return matchBlock(octets);
  if (isQueuedStatus(first)) {
    return { type: 'frame', length: 1, value: { type: 'queued', octet: first } };
  }
  return { type: 'skip', length: 1 };
}

function matchAutomatic(octets: Uint8Array): Match<Response> {
  const status = octets.subarray(0, AUTOMATIC_OCTETS);
  const stranger = status.findIndex((octet, at) => at > 0 && !continuesAutomaticStatus(octet));
  if (stranger > 0) return { type: 'skip', length: stranger };
  if (status.byteLength < AUTOMATIC_OCTETS) return { type: 'more' };
  const condition = decodeAutomaticStatus(status);
  return { type: 'frame', length: AUTOMATIC_OCTETS, value: { type: 'automatic', condition } };
}

function matchBlock(octets: Uint8Array): Match<Response> {
  const end = octets.subarray(1, LONGEST_BLOCK).findIndex((octet) => !isBlockText(octet)) + 1;
  if (end === 0) {
    return octets.byteLength < LONGEST_BLOCK ? { type: 'more' } : { type: 'skip', length: 1 };
  }
  if (octets[end] !== 0) return { type: 'skip', length: end };
  const echo = end + 1 - PROCESS_ID_OCTETS;
  if (PROCESS_ID_HEADER.every((octet, at) => octets[echo + at] === octet)) {
    // An echo behind the beginning of a block that was cut is still an echo.
    if (echo > 0) return { type: 'skip', length: echo };
    const id = String.fromCharCode(...octets.subarray(PROCESS_ID_HEADER.length, end));
    return { type: 'frame', length: PROCESS_ID_OCTETS, value: { type: 'process-id', id } };
  }
  const text = String.fromCharCode(...octets.subarray(1, end));
  return { type: 'frame', length: end + 1, value: { type: 'block', header: octets[0] ?? 0, text } };
}

/** Printable, or the separator 1F between the fields of a block. */
function isBlockText(octet: number): boolean {
  return octet >= 0x1f && octet <= 0x7e;
}
