import { create } from 'qrcode';
import type { BarSymbol, PrintedSymbol, QrSymbol } from '../interpreter/operations.ts';
import { barsOf } from './bars.ts';
import { Bitmap } from './bitmap.ts';
import type { TypeCase } from './type-case.ts';

/** Draws a symbol; null when its data cannot be encoded. `most` is the width there is, in dots. */
export function drawSymbol(symbol: PrintedSymbol, type: TypeCase, most: number): Bitmap | null {
  const drawn = symbol.type === 'qr' ? drawQr(symbol) : drawBars(symbol, type);
  // A printer prints no symbol it has no room for: part of one is worth nothing.
  return drawn !== null && drawn.width <= most ? drawn : null;
}

function drawQr({ octets, module, level }: QrSymbol): Bitmap | null {
  const matrix = qrMatrix(octets, level);
  if (matrix === null) return null;
  const { size, data } = matrix;
  const bitmap = new Bitmap(size * module, size * module);
  data.forEach((black, at) => {
    if (black !== 0)
      bitmap.fill((at % size) * module, Math.floor(at / size) * module, module, module);
  });
  return bitmap;
}

/** Text of ASCII in the densest mode, as printers do it; other octets as they are. */
function qrMatrix(
  octets: Uint8Array,
  level: QrSymbol['level'],
): { size: number; data: Uint8Array } | null {
  const isAscii = octets.every((octet) => octet < 0x80);
  const content = isAscii
    ? String.fromCharCode(...octets)
    : [{ data: octets, mode: 'byte' as const }];
  try {
    const { modules } = create(content, { errorCorrectionLevel: level });
    return { size: modules.size, data: modules.data };
  } catch {
    // More than the largest QR code holds.
    return null;
  }
}

function drawBars(symbol: BarSymbol, type: TypeCase): Bitmap | null {
  const bars = barsOf(symbol.symbology, symbol.octets);
  if (bars === null) return null;
  const { module, height, text, cell } = symbol;
  const above = text === 'above' || text === 'both' ? cell.height : 0;
  const below = text === 'below' || text === 'both' ? cell.height : 0;
  const width = bars.modules.length * module;
  const bitmap = new Bitmap(width, above + height + below);
  Array.from(bars.modules).forEach((black, at) => {
    if (black === '1') bitmap.fill(at * module, above, module, height);
  });
  const write = (y: number): void => {
    const left = (width - bars.text.length * cell.width) >> 1;
    Array.from(bars.text).forEach((letter, at) => {
      bitmap.draw(type.cell(letter, 'half', cell.width, cell.height), left + at * cell.width, y);
    });
  };
  if (above > 0) write(0);
  if (below > 0) write(above + height);
  return bitmap;
}
