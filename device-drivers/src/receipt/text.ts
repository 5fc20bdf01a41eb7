import iconv from 'iconv-lite';
import type { ReceiptProfile } from '../profile/receipt-profile.ts';

type Chinese = ReceiptProfile['chinese'];

/** iconv-lite's own `gbk` goes on to characters that came with GB 18030; fonts of GBK stop where code page 936 does. */
const encodings: Readonly<Record<Chinese, string>> = { gbk: 'cp936', gb18030: 'gb18030' };
/** The sign Chinese printers put for what cannot be printed; in GB 2312. */
const GETA = '〓';
/** The narrow yen sign is outside GB 2312, and its code differs between printers; the wide one is in every font. */
const YEN = /\u00A5/g;
/** Control characters never reach the printer from a text: there they would be commands. */
const CONTROLS = /\p{Cc}/gu;

/** One character as the printer takes it. */
export interface Glyph {
  octets: Uint8Array;
  /** In half-width columns: 1 or 2. */
  columns: 1 | 2;
  isSpace: boolean;
}

/**
 * The characters of a text for a printer in Chinese mode (FS &): ASCII in one octet, all others in two or, where the
 * printer has them, four. Never throws.
 *
 * @param missing gets the characters that are not there
 */
export function glyphs(text: string, chinese: Chinese, missing: Set<string>): Glyph[] {
  const plain = text.replaceAll(YEN, '￥').replaceAll(CONTROLS, ' ').normalize('NFC');
  return Array.from(plain, (character) => {
    const encoded = encode(character, chinese);
    if (encoded === null) missing.add(character);
    const octets = encoded ?? iconv.encode(GETA, encodings.gbk);
    return { octets, columns: octets.byteLength === 1 ? 1 : 2, isSpace: character === ' ' };
  });
}

/** null when the printer does not have it: a character that another one would be printed for is worse than none. */
function encode(character: string, chinese: Chinese): Uint8Array | null {
  const octets = iconv.encode(character, encodings[chinese]);
  // A surrogate without its half, or a character outside the set, comes back as something else.
  if (iconv.decode(octets, encodings[chinese]) !== character) return null;
  const isAscii = octets.byteLength === 1 && (octets[0] ?? 0) < 0x80;
  return isAscii || octets.byteLength > 1 ? octets : null;
}
