import { createHash } from 'node:crypto';

/**
 * Serial number of the demo card of a person, as a reader sends it: eight upper-case hex digits.
 * Derived from the number, so that tests and the panel that plays the hardware need no table.
 */
export function demoCard(no: string): string {
  return createHash('sha256').update(`card:${no}`).digest('hex').slice(0, 8).toUpperCase();
}

/** Demo password of a person: eight digits, because the kiosk asks for it on a numeric keypad. */
export function demoPassword(no: string): string {
  const drawn = createHash('sha256').update(`pin:${no}`).digest().readUInt32BE(0);
  return String(drawn % 100_000_000).padStart(8, '0');
}

/** Demo code with which a document is picked up: eight digits. */
export function demoPickupCode(no: string, document: string): string {
  const drawn = createHash('sha256').update(`pickup:${no}:${document}`).digest().readUInt32BE(0);
  return String(drawn % 100_000_000).padStart(8, '0');
}
