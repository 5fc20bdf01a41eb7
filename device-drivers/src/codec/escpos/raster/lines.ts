import { Bitmap } from './bitmap.ts';

/** Box drawing characters by the arms they have: 1 up, 2 right, 4 down, 8 left. */
const ARMS: Readonly<Record<string, number>> = {
  '─': 10,
  '━': 10,
  '═': 10,
  '│': 5,
  '┃': 5,
  '┌': 6,
  '╭': 6,
  '┐': 12,
  '╮': 12,
  '└': 3,
  '╰': 3,
  '┘': 9,
  '╯': 9,
  '├': 7,
  '┤': 13,
  '┬': 14,
  '┴': 11,
  '┼': 15,
};

/** Lines that meet those of the next cell, which the lines of a font would not do; null for other characters. */
export function boxDrawing(character: string, width: number, height: number): Bitmap | null {
  const arms = ARMS[character];
  if (arms === undefined) return null;
  const bitmap = new Bitmap(width, height);
  const thick = Math.max(2, Math.round(height / 12));
  const [x, y] = [(width - thick) >> 1, (height - thick) >> 1];
  if ((arms & 1) !== 0) bitmap.fill(x, 0, thick, y + thick);
  if ((arms & 2) !== 0) bitmap.fill(x, y, width - x, thick);
  if ((arms & 4) !== 0) bitmap.fill(x, y, thick, height - y);
  if ((arms & 8) !== 0) bitmap.fill(0, y, x + thick, thick);
  return bitmap;
}
