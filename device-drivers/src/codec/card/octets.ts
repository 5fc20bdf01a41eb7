import type { Match } from './frame-decoder.ts';

export const STX = 0x02;
export const ETX = 0x03;
export const LF = 0x0a;
export const CR = 0x0d;

/** Skips everything before the next octet that may begin a frame. */
export function skipTo(octets: Uint8Array, start: number): Match<never> {
  const at = octets.indexOf(start);
  return { type: 'skip', length: at < 0 ? octets.byteLength : at };
}
