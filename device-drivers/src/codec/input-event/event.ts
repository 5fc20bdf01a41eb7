import type { FrameMatcher } from '../card/frame-decoder.ts';

/** One `struct input_event` of Linux evdev (linux/input.h), without its time. */
export interface InputEvent {
  type: number;
  code: number;
  /** Keys: 0 let go, 1 pressed, 2 repeated by the kernel. */
  value: number;
}

export const EV_SYN = 0x00;
export const EV_KEY = 0x01;
export const SYN_REPORT = 0;
/** The kernel had no room left and threw events away. */
export const SYN_DROPPED = 3;

/** On 64-bit machines: seconds and microseconds of 8 octets each, type and code of 2, value of 4; little-endian. */
export const INPUT_EVENT_OCTETS = 24;

const MICROSECONDS = 1_000_000n;
const EV_MAX = 0x1f;
const KEY_MAX = 0x2ff;

/**
 * The events of an event device. The kernel hands them out whole; octets that cannot be one are skipped, because what
 * stands at the path may be something else.
 */
export const matchInputEvent: FrameMatcher<InputEvent> = (octets) => {
  if (octets.byteLength < INPUT_EVENT_OCTETS) return { type: 'more' };
  const view = new DataView(octets.buffer, octets.byteOffset, INPUT_EVENT_OCTETS);
  const microseconds = view.getBigUint64(8, true);
  const type = view.getUint16(16, true);
  const code = view.getUint16(18, true);
  if (microseconds >= MICROSECONDS || type > EV_MAX || code > KEY_MAX) {
    return { type: 'skip', length: 1 };
  }
  const value = view.getInt32(20, true);
  return { type: 'frame', length: INPUT_EVENT_OCTETS, value: { type, code, value } };
};
