/**
 * ESC/POS commands by their names in the manuals, as octets. Only what Hallway sends or its simulator understands.
 *
 * Sources: Epson ESC/POS command reference; GS v 0 and ESC * also in the Xprinter and Rongta programmer's manuals.
 */

export const NUL = 0x00;
export const EOT = 0x04;
export const ENQ = 0x05;
export const HT = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const DLE = 0x10;
export const ESC = 0x1b;
export const FS = 0x1c;
export const GS = 0x1d;

/** What DLE EOT asks for: the printer, why it is offline, its errors, its paper sensors. */
export type RealTimeQuestion = 1 | 2 | 3 | 4;
export const realTimeQuestions: readonly RealTimeQuestion[] = [1, 2, 3, 4];

export type Alignment = 'left' | 'center' | 'right';
export type QrCorrection = 'L' | 'M' | 'Q' | 'H';

/** Bar codes of GS k, form B, by their letter in the manuals. */
export const barcodeSystems = { ean13: 67, code39: 69, itf: 70, code128: 73 } as const;
export type BarcodeSystem = keyof typeof barcodeSystems;

/** DLE EOT n: answered at once with one octet, also when the printer is offline or its buffer is full. */
export function askRealTime(question: RealTimeQuestion): Uint8Array {
  return Uint8Array.of(DLE, EOT, question);
}

/** DLE ENQ n: `resume` prints on from the line where the error was, `clear` throws away all that is buffered. */
export function recover(action: 'resume' | 'clear'): Uint8Array {
  return Uint8Array.of(DLE, ENQ, action === 'resume' ? 1 : 2);
}

/** GS a: which changes the printer tells by itself. FF: all of them, and the state now; 00: none. */
export function automaticStatus(changes: number): Uint8Array {
  return Uint8Array.of(GS, 0x61, changes);
}

/**
 * GS ( H, function 48: answers with the id when what was sent before has been printed.
 *
 * @param id four octets of printable ASCII
 * @throws TypeError for another id
 */
export function askProcessId(id: string): Uint8Array {
  if (!/^[ -~]{4}$/.test(id)) throw new TypeError('a process id is four printable characters');
  return Uint8Array.of(GS, 0x28, 0x48, 6, 0, 48, 48, ...latin1(id));
}

/** GS r n: answers with one octet when its turn in the buffer comes. 1: paper, 2: drawer. */
export function askQueuedStatus(sensor: 1 | 2): Uint8Array {
  return Uint8Array.of(GS, 0x72, sensor);
}

/** ESC @: back to the settings after power-on; the line being built is lost, the receive buffer is not. */
export function initialize(): Uint8Array {
  return Uint8Array.of(ESC, 0x40);
}

/** FS &: two- and four-octet characters from here on. */
export function chineseOn(): Uint8Array {
  return Uint8Array.of(FS, 0x26);
}

/** FS .: one octet a character from here on. */
export function chineseOff(): Uint8Array {
  return Uint8Array.of(FS, 0x2e);
}

/** ESC t n: the code page of single octets from 80 on. */
export function codePage(page: number): Uint8Array {
  return Uint8Array.of(ESC, 0x74, page);
}

/** ESC R n: 0 is USA, where 24 is the dollar and 5C the backslash; 15 (China) prints 24 as ¥ on many models. */
export function internationalCharacters(set: number): Uint8Array {
  return Uint8Array.of(ESC, 0x52, set);
}

/** ESC a n */
export function align(alignment: Alignment): Uint8Array {
  return Uint8Array.of(ESC, 0x61, ['left', 'center', 'right'].indexOf(alignment));
}

/** GS ! n: characters `width` × `height` times as large, each 1 to 8. */
export function characterSize(width: number, height: number): Uint8Array {
  return Uint8Array.of(GS, 0x21, ((width - 1) << 4) | (height - 1));
}

/** FS ! n: the same for two-octet characters on printers whose GS ! does not reach them; 1 or 2 times. */
export function chineseCharacterSize(width: 1 | 2, height: 1 | 2): Uint8Array {
  return Uint8Array.of(FS, 0x21, (width === 2 ? 0x04 : 0) | (height === 2 ? 0x08 : 0));
}

/** ESC E n */
export function bold(on: boolean): Uint8Array {
  return Uint8Array.of(ESC, 0x45, on ? 1 : 0);
}

/** ESC - n: 0 none, 1 one dot, 2 two dots. */
export function underline(dots: 0 | 1 | 2): Uint8Array {
  return Uint8Array.of(ESC, 0x2d, dots);
}

/** GS B n: white on black. */
export function reverse(on: boolean): Uint8Array {
  return Uint8Array.of(GS, 0x42, on ? 1 : 0);
}

/** ESC d n: prints the line and feeds n lines. */
export function feedLines(lines: number): Uint8Array {
  return Uint8Array.of(ESC, 0x64, lines);
}

/** GS V 66 n: feeds to the knife and n motion units more, then cuts all but a point (or all, where it can only do that). */
export function feedAndCut(motionUnits: number): Uint8Array {
  return Uint8Array.of(GS, 0x56, 66, motionUnits);
}

/** GS ( k, functions 165, 167, 169, 180 and 181: a QR code, model 2. @param module dots a module, 1 to 16 */
export function qrCode(data: Uint8Array, module: number, correction: QrCorrection): Uint8Array {
  if (data.byteLength < 1 || data.byteLength > 7_089) {
    throw new TypeError('a QR code holds 1 to 7089 octets');
  }
  return concatenate([
    symbol(65, Uint8Array.of(50, 0)),
    symbol(67, Uint8Array.of(module)),
    symbol(69, Uint8Array.of(48 + ['L', 'M', 'Q', 'H'].indexOf(correction))),
    symbol(80, concatenate([Uint8Array.of(48), data])),
    symbol(81, Uint8Array.of(48)),
  ]);
}

/** GS ( k pL pH 49 fn …: two-dimensional codes; 49 is the QR code. The length counts octets, never characters. */
function symbol(fn: number, parameters: Uint8Array): Uint8Array {
  const length = parameters.byteLength + 2;
  return concatenate([
    Uint8Array.of(GS, 0x28, 0x6b, length & 0xff, length >> 8, 49, fn),
    parameters,
  ]);
}

/** GS h n, GS w n, GS H n: height in dots, narrow bar in dots (2 to 6), text below. Then GS k m n d1…dn. */
export function barcode(
  system: BarcodeSystem,
  data: Uint8Array,
  shape: { height: number; bar: number; text: boolean },
): Uint8Array {
  if (data.byteLength < 1 || data.byteLength > 255) {
    throw new TypeError('a bar code holds 1 to 255 octets');
  }
  return concatenate([
    Uint8Array.of(GS, 0x68, shape.height, GS, 0x77, shape.bar, GS, 0x48, shape.text ? 2 : 0),
    Uint8Array.of(GS, 0x6b, barcodeSystems[system], data.byteLength),
    data,
  ]);
}

/**
 * GS v 0: a raster image at one dot a dot.
 *
 * @param rows `height` rows of `widthOctets` octets, the leftmost dot in the highest bit, 1 is black
 */
export function rasterImage(widthOctets: number, height: number, rows: Uint8Array): Uint8Array {
  if (rows.byteLength !== widthOctets * height) throw new TypeError('rows and size disagree');
  return concatenate([
    Uint8Array.of(GS, 0x76, 0x30, 0, widthOctets & 0xff, widthOctets >> 8),
    Uint8Array.of(height & 0xff, height >> 8),
    rows,
  ]);
}

/** The parts in one piece. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function latin1(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
