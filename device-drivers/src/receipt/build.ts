import {
  LF,
  align,
  automaticStatus,
  barcode,
  bold,
  characterSize,
  chineseCharacterSize,
  chineseOn,
  codePage,
  concatenate,
  feedAndCut,
  feedLines,
  initialize,
  internationalCharacters,
  qrCode,
} from '../codec/escpos/commands.ts';
import type { BarcodeSystem } from '../codec/escpos/commands.ts';
import type { ReceiptProfile } from '../profile/receipt-profile.ts';
import { image } from './image.ts';
import { breakLines, pairLines } from './lines.ts';
import type { BuiltReceipt, Receipt, ReceiptElement } from './receipt.ts';
import { glyphs } from './text.ts';
import type { Glyph } from './text.ts';

/** Dots of a half-width column in font A. */
const COLUMN_DOTS = 12;
/** Narrow bar of a bar code, in dots: 0.25 mm at 203 dots an inch. */
const BAR_DOTS = 2;
/** To the tear bar of printers without a knife. */
const TEAR_LINES = 4;

/**
 * A receipt as ESC/POS for a model. Its text is data: no character of it can be a command.
 *
 * @throws TypeError for what no printer of this profile could print: an image that is too wide, a code that holds
 *   nothing or too much, a bar code with characters it does not have
 */
export function buildReceipt(receipt: Receipt, profile: ReceiptProfile): BuiltReceipt {
  const builder = new Builder(profile);
  const banner: ReceiptElement = {
    type: 'text',
    text: `补打 / REPRINT ${receipt.reprint}`,
    align: 'center',
    size: 2,
    bold: true,
  };
  const elements = receipt.reprint > 0 ? [banner, ...receipt.elements] : receipt.elements;
  return {
    bytes: concatenate([settings(), ...elements.map((element) => builder.element(element))]),
    missing: [...builder.missing],
  };
}

/**
 * ESC @ leaves what the printer's switches say, and takes automatic status back: it is on again, a $ is a dollar, and
 * Chinese is on, wherever the switches stand.
 */
function settings(): Uint8Array {
  return concatenate([
    initialize(),
    automaticStatus(0xff),
    internationalCharacters(0),
    codePage(0),
    chineseOn(),
  ]);
}

class Builder {
  readonly missing = new Set<string>();
  readonly #profile: ReceiptProfile;

  constructor(profile: ReceiptProfile) {
    this.#profile = profile;
  }

  element(element: ReceiptElement): Uint8Array {
    switch (element.type) {
      case 'text':
        return this.#text(element);
      case 'pair': {
        const [left, right] = [this.#glyphs(element.left), this.#glyphs(element.right)];
        return printed(pairLines(left, right, this.#columns));
      }
      case 'rule':
        return printed([this.#glyphs('-'.repeat(this.#columns))]);
      case 'feed':
        return feedLines(element.lines);
      case 'qr': {
        const data = new TextEncoder().encode(element.text);
        return centred(qrCode(data, element.module, element.correction));
      }
      case 'barcode': {
        const data = barcodeData(element.system, element.text);
        const shape = { height: element.height, bar: BAR_DOTS, text: true };
        return centred(barcode(element.system, data, shape));
      }
      case 'image':
        return centred(image(element.image, this.#profile.widthDots));
      case 'cut':
        return this.#profile.cutter ? feedAndCut(0) : feedLines(TEAR_LINES);
    }
  }

  #text(element: ReceiptElement & { type: 'text' }): Uint8Array {
    const { text, align: alignment = 'left', size = 1, bold: isBold = false } = element;
    const columns = Math.floor(this.#columns / size);
    const lines = text.split('\n').flatMap((line) => breakLines(this.#glyphs(line), columns));
    const chinese = size === 1 ? 1 : 2;
    return concatenate([
      align(alignment),
      bold(isBold),
      characterSize(size, size),
      chineseCharacterSize(chinese, chinese),
      printed(lines),
      chineseCharacterSize(1, 1),
      characterSize(1, 1),
      bold(false),
      align('left'),
    ]);
  }

  #glyphs(text: string): Glyph[] {
    return glyphs(text, this.#profile.chinese, this.missing);
  }

  get #columns(): number {
    return Math.floor(this.#profile.widthDots / COLUMN_DOTS);
  }
}

function printed(lines: readonly Glyph[][]): Uint8Array {
  const lineFeed = Uint8Array.of(LF);
  return concatenate(lines.flatMap((line) => [...line.map((glyph) => glyph.octets), lineFeed]));
}

function centred(octets: Uint8Array): Uint8Array {
  return concatenate([align('center'), octets, align('left')]);
}

/** What each system can hold, and how GS k wants it. */
const barcodeTexts: Readonly<Record<BarcodeSystem, RegExp>> = {
  ean13: /^\d{12,13}$/,
  itf: /^(\d\d)+$/,
  code39: /^[0-9A-Z $%*+\-./]+$/,
  code128: /^[ -~]+$/,
};

function barcodeData(system: BarcodeSystem, text: string): Uint8Array {
  if (!barcodeTexts[system].test(text)) throw new TypeError(`${system} cannot hold this text`);
  // Code set B; a brace of the text is doubled.
  const data = system === 'code128' ? `{B${text.replaceAll('{', '{{')}` : text;
  return new TextEncoder().encode(data);
}
