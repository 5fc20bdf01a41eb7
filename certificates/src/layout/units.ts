const POINTS_PER_MM = 72 / 25.4;

/** Millimetres to points. */
export function pt(mm: number): number {
  return mm * POINTS_PER_MM;
}

/** A number as PDF writes it: at most `digits` decimals, no exponent, no trailing zeros. */
export function n(value: number, digits = 3): string {
  const scale = 10 ** digits;
  const rounded = Math.round(value * scale) / scale;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}
