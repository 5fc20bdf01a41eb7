/** What a host may say to a scanner that was set up to listen. */

/** The reading arrived. */
export const ACK: Uint8Array = Uint8Array.of(0x06);
/** It did not: send it again. */
export const NAK: Uint8Array = Uint8Array.of(0x15);

/** Honeywell serial trigger: SYN, then T to begin looking for a code or U to stop, then CR. Not proven on hardware. */
export const HONEYWELL_TRIGGER_ON: Uint8Array = Uint8Array.of(0x16, 0x54, 0x0d);
export const HONEYWELL_TRIGGER_OFF: Uint8Array = Uint8Array.of(0x16, 0x55, 0x0d);
