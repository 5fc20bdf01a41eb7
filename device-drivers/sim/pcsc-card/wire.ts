import type { FrameMatcher } from '../../src/codec/card/frame-decoder.ts';

const LENGTH_OCTETS = 2;

/** What vpcd says to a card. */
export type VpcdMessage =
  | { type: 'power-off' }
  | { type: 'power-on' }
  | { type: 'reset' }
  /** Answered with the ATR. */
  | { type: 'get-atr' }
  /** Answered with a response APDU. */
  | { type: 'apdu'; octets: Uint8Array };

const controls: Record<number, VpcdMessage> = {
  0: { type: 'power-off' },
  1: { type: 'power-on' },
  2: { type: 'reset' },
  4: { type: 'get-atr' },
};

/**
 * The protocol of vsmartcard's vpcd: two octets of length, most significant first, then as many octets. One octet is a
 * control, more are a command APDU.
 */
export const matchVpcdMessage: FrameMatcher<VpcdMessage> = (octets) => {
  if (octets.byteLength < LENGTH_OCTETS) return { type: 'more' };
  const end = LENGTH_OCTETS + ((octets[0] ?? 0) << 8) + (octets[1] ?? 0);
  if (octets.byteLength < end) return { type: 'more' };
  const payload = octets.slice(LENGTH_OCTETS, end);
  const [control] = payload;
  if (payload.byteLength > 1)
    return { type: 'frame', length: end, value: { type: 'apdu', octets: payload } };
  const value = control === undefined ? undefined : controls[control];
  return value === undefined
    ? { type: 'skip', length: end }
    : { type: 'frame', length: end, value };
};

/** A payload as vpcd wants it. */
export function vpcdFrame(payload: Uint8Array): Uint8Array {
  const length = payload.byteLength;
  return Uint8Array.of(length >> 8, length & 0xff, ...payload);
}
