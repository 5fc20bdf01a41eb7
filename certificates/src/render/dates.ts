/** Dates as PDF (ISO 32000-1 §7.9.4) and XMP (ISO 8601) write them, on the campus clock. */

function campusClock(moment: Date, offset: number): { digits: string; zone: string } {
  const digits = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const sign = offset < 0 ? '-' : '+';
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return { digits, zone: `${sign}${hours}:${minutes}` };
}

/** `D:20261122110000+08'00'`, always 23 characters. */
export function pdfDate(moment: Date, offset: number): string {
  const { digits, zone } = campusClock(moment, offset);
  return `D:${digits.replace(/\D/g, '')}${zone.replace(':', "'")}'`;
}

/** `2026-11-22T11:00:00+08:00` */
export function xmpDate(moment: Date, offset: number): string {
  const { digits, zone } = campusClock(moment, offset);
  return digits + zone;
}
