import { n, pt } from '../units.ts';

/** How many numbers each command takes for one segment. */
const ARITY: Readonly<Record<string, number>> = { M: 2, L: 2, C: 6, Z: 0 };
const OPERATOR: Readonly<Record<string, string>> = { M: 'm', L: 'l', C: 'c', Z: 'h' };

/**
 * Absolute SVG path data (M, L, C, Z; millimetres, y downwards) as PDF path operators.
 *
 * @param x left edge and `y` upper edge of its field, in points from the lower left corner of the sheet
 * @throws RangeError when a command lacks numbers
 */
export function outlinePath(data: string, x: number, y: number): string {
  const out: string[] = [];
  for (const [, command = '', rest = ''] of data.matchAll(/([MLCZ])([^MLCZ]*)/g)) {
    const numbers = rest
      .split(/[\s,]+/)
      .filter((word) => word !== '')
      .map(Number);
    const arity = ARITY[command] ?? 0;
    const whole = arity === 0 ? numbers.length === 0 : numbers.length % arity === 0;
    if (!whole || numbers.some(Number.isNaN)) throw new RangeError(`path: ${command}${rest}`);
    if (arity === 0) out.push('h');
    for (let at = 0; at < numbers.length; at += arity) {
      const points = numbers
        .slice(at, at + arity)
        .map((value, index) => n(index % 2 === 0 ? x + pt(value) : y - pt(value)));
      out.push(`${points.join(' ')} ${OPERATOR[command]}`);
    }
  }
  return out.join('\n');
}
