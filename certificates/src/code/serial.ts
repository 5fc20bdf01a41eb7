/** The parts of a serial such as `LJU-D01-2026-K01-000123`. */
export interface SerialParts {
  university: string;
  document: string;
  year: number;
  kioskId: string;
  /** 1 … 999999, from the kiosk's leased block. */
  number: number;
}

const SERIAL = /^([A-Z]{2,6})-(D\d{2})-(\d{4})-([A-Z]\d{2,4})-(\d{6})$/;

/** @throws RangeError when the parts do not make a valid serial */
export function formatSerial(parts: SerialParts): string {
  const number = String(parts.number).padStart(6, '0');
  const text = [parts.university, parts.document, parts.year, parts.kioskId, number].join('-');
  if (!SERIAL.test(text) || parts.number < 1) throw new RangeError(`not a serial: ${text}`);
  return text;
}

/** Reads a serial as printed or typed (case and outer spaces do not matter); null when it is none. */
export function parseSerial(text: string): SerialParts | null {
  const match = SERIAL.exec(text.trim().toUpperCase());
  if (!match) return null;
  const [, university = '', document = '', year, kioskId = '', digits] = match;
  const number = Number(digits);
  return number < 1 ? null : { university, document, year: Number(year), kioskId, number };
}
