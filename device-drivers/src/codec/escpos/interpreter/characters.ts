import iconv from 'iconv-lite';
import { singleOctet } from './code-pages.ts';
import type { Modes } from './modes.ts';

export interface Character {
  text: string;
  /** It fills a Chinese cell, whatever it is: a printer goes by the number of octets. */
  chinese: boolean;
}

const NO_CHARACTER = '\uFFFD';

/** Turns octets of text into characters: code pages and, in Chinese mode, GB18030 with two and four octets. */
export class CharacterDecoder {
  /** The beginning of a character of several octets. */
  #begun: number[] = [];

  /** The characters that `octet` completes: none or one, or two when it shows that what was begun is none. */
  push(octet: number, modes: Modes): Character[] {
    if (this.#begun.length === 0) return this.#first(octet, modes);
    if (!continues(this.#begun, octet)) {
      this.#begun = [];
      return [{ text: NO_CHARACTER, chinese: true }, ...this.#first(octet, modes)];
    }
    this.#begun.push(octet);
    const isDigit = octet < 0x40;
    if (isDigit && this.#begun.length < 4) return [];
    if (!isDigit && this.#begun.length === 3) return [];
    const text = iconv.decode(Buffer.from(this.#begun), 'gb18030');
    this.#begun = [];
    return [{ text: Array.from(text).length === 1 ? text : NO_CHARACTER, chinese: true }];
  }

  /** Forgets a character that a command cut in two. */
  reset(): void {
    this.#begun = [];
  }

  #first(octet: number, modes: Modes): Character[] {
    if (modes.chinese && octet >= 0x81 && octet <= 0xfe) {
      this.#begun = [octet];
      return [];
    }
    const text = singleOctet(octet, modes.codePage, modes.characterSet);
    return [{ text, chinese: false }];
  }
}

/** GB18030: 81–FE then 40–7E or 80–FE; or 81–FE 30–39 81–FE 30–39. */
function continues(begun: readonly number[], octet: number): boolean {
  const isDigit = octet >= 0x30 && octet <= 0x39;
  if (begun.length === 1) return isDigit || (octet >= 0x40 && octet !== 0x7f && octet <= 0xfe);
  if (begun.length === 2) return octet >= 0x81 && octet <= 0xfe;
  return isDigit;
}
