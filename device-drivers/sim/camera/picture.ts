import QRCode from 'qrcode';
import { Canvas } from './canvas.ts';

const WIDTH = 640;
const HEIGHT = 480;

const TABLE = 60;
const PAPER = 235;
const INK = 30;
/** A4 upright, seen from above. */
const SHEET = { left: 160, top: 14, width: 320, height: 452 };
const MARGIN = 32;
const DIGIT_SQUARE = 8;
const CODE_SQUARE = 5;

/** The digits on a grid three wide and five high: a row is a number whose bits are its squares. */
const digits = '75557 26227 71747 71717 55711 74717 74757 71111 75757 75717'.split(' ');

/** Without light a sensor reads a little, and never the same: its greys are 0 up to this. */
const DARK_CURRENT = 12;
const DARK_SQUARE = 8;

/** A sheet under the camera: the number of the picture in digits and in a QR code, and lines as of print. */
export function sheetPicture(number: number): Canvas {
  const canvas = new Canvas(WIDTH, HEIGHT, TABLE);
  const left = SHEET.left + MARGIN;
  const width = SHEET.width - 2 * MARGIN;
  canvas.fill(SHEET.left, SHEET.top, SHEET.width, SHEET.height, PAPER);
  drawNumber(canvas, number, left, SHEET.top + MARGIN);
  for (let line = 0; line < 9; line++) {
    canvas.fill(left, SHEET.top + 104 + line * 18, width - (line % 3) * 40, 6, INK);
  }
  drawCode(canvas, number, left, SHEET.top + 300);
  return canvas;
}

/** What a covered camera sees: nothing, and the noise of its sensor. */
export function darkPicture(): Canvas {
  const canvas = new Canvas(WIDTH, HEIGHT, 0);
  for (let top = 0; top < HEIGHT; top += DARK_SQUARE) {
    for (let left = 0; left < WIDTH; left += DARK_SQUARE) {
      const grey = Math.floor(Math.random() * (DARK_CURRENT + 1));
      canvas.fill(left, top, DARK_SQUARE, DARK_SQUARE, grey);
    }
  }
  return canvas;
}

function drawNumber(canvas: Canvas, number: number, left: number, top: number): void {
  for (const [place, digit] of String(number).split('').entries()) {
    const rows = (digits[Number(digit)] ?? '').split('').map(Number);
    for (const [y, row] of rows.entries()) {
      for (let x = 0; x < 3; x++) {
        if ((row & (4 >> x)) === 0) continue;
        const at = left + (place * 4 + x) * DIGIT_SQUARE;
        canvas.fill(at, top + y * DIGIT_SQUARE, DIGIT_SQUARE, DIGIT_SQUARE, INK);
      }
    }
  }
}

function drawCode(canvas: Canvas, number: number, left: number, top: number): void {
  const { modules } = QRCode.create(String(number), { errorCorrectionLevel: 'M' });
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (modules.get(y, x) === 0) continue;
      const [atX, atY] = [left + x * CODE_SQUARE, top + y * CODE_SQUARE];
      canvas.fill(atX, atY, CODE_SQUARE, CODE_SQUARE, INK);
    }
  }
}
