import type { Symbology } from '../interpreter/operations.ts';
import { code128 } from './code128.ts';
import type { Bars } from './types.ts';

/** The bars of a bar code, without the white on both sides. Null when its data cannot be encoded: nothing is printed. */
export function barsOf(symbology: Symbology, octets: Uint8Array): Bars | null {
  const text = String.fromCharCode(...octets);
  switch (symbology) {
    case 'ean13':
      return ean13(text);
    case 'upc-a': {
      const bars = ean13(`0${text}`);
      return bars && { ...bars, text: bars.text.slice(1) };
    }
    case 'ean8':
      return ean8(text);
    case 'code39':
      return code39(text);
    case 'itf':
      return interleaved(text);
    case 'code128':
      return code128(octets);
  }
}

/** EAN digits, set A; B is A backwards with colours changed, C with colours changed. */
const EAN_A = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
/** Which of the six left digits of EAN-13 are of set B, by the first digit. */
const EAN_PARITY = [
  'AAAAAA',
  'AABABB',
  'AABBAB',
  'AABBBA',
  'ABAABB',
  'ABBAAB',
  'ABBBAA',
  'ABABAB',
  'ABABBA',
  'ABBABA',
];

function ean13(digits: string): Bars | null {
  const text = withCheckDigit(digits, 13);
  if (text === null) return null;
  const parity = EAN_PARITY[Number(text[0])] ?? '';
  const left = Array.from(text.slice(1, 7)).map((digit, at) => eanDigit(digit, parity[at] ?? 'A'));
  const right = Array.from(text.slice(7)).map((digit) => eanDigit(digit, 'C'));
  return { modules: `101${left.join('')}01010${right.join('')}101`, text };
}

function ean8(digits: string): Bars | null {
  const text = withCheckDigit(digits, 8);
  if (text === null) return null;
  const left = Array.from(text.slice(0, 4)).map((digit) => eanDigit(digit, 'A'));
  const right = Array.from(text.slice(4)).map((digit) => eanDigit(digit, 'C'));
  return { modules: `101${left.join('')}01010${right.join('')}101`, text };
}

function eanDigit(digit: string, set: string): string {
  const a = EAN_A[Number(digit)] ?? '';
  if (set === 'A') return a;
  const c = Array.from(a).map((module) => (module === '0' ? '1' : '0'));
  return (set === 'B' ? c.toReversed() : c).join('');
}

/** With or without its check digit; null for a wrong one. */
function withCheckDigit(digits: string, length: number): string | null {
  if (!/^\d+$/.test(digits) || digits.length < length - 1 || digits.length > length) return null;
  const sum = Array.from(digits.slice(0, length - 1))
    .toReversed()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  const whole = digits.slice(0, length - 1) + String((10 - (sum % 10)) % 10);
  return whole.startsWith(digits) ? whole : null;
}

/** Code 39, nine elements a character, bar first; 1 is wide. In order of the alphabet below. */
const CODE39_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*';
const CODE39 =
  '000110100 100100001 001100001 101100000 000110001 100110000 001110000 000100101 100100100 001100100 ' +
  '100001001 001001001 101001000 000011001 100011000 001011000 000001101 100001100 001001100 000011100 ' +
  '100000011 001000011 101000010 000010011 100010010 001010010 000000111 100000110 001000110 000010110 ' +
  '110000001 011000001 111000000 010010001 110010000 011010000 010000101 110000100 011000100 010101000 ' +
  '010100010 010001010 000101010 010010100';
const CODE39_PATTERNS = CODE39.split(' ');

function code39(data: string): Bars | null {
  const text = data.replace(/^\*(.*)\*$/, '$1');
  if (!/^[0-9A-Z\-. $/+%]+$/.test(text)) return null;
  const characters = Array.from(`*${text}*`).map((letter) => {
    const pattern = CODE39_PATTERNS[CODE39_ALPHABET.indexOf(letter)] ?? '';
    return elements(pattern);
  });
  return { modules: characters.join('0'), text };
}

/** Interleaved 2 of 5, wide elements of each digit. */
const ITF = '00110 10001 01001 11000 00101 10100 01100 00011 10010 01010'.split(' ');

function interleaved(data: string): Bars | null {
  if (!/^(\d\d)+$/.test(data)) return null;
  const pairs = data.match(/../g) ?? [];
  const body = pairs.map((pair) => {
    const [bars = '', spaces = ''] = Array.from(pair).map((digit) => ITF[Number(digit)] ?? '');
    return elements(
      Array.from(bars)
        .map((bar, at) => bar + (spaces[at] ?? ''))
        .join(''),
    );
  });
  return { modules: `1010${body.join('')}11101`, text: data };
}

/** Widths of elements, bar first, as modules: narrow is one, wide is three. */
function elements(widths: string): string {
  return Array.from(widths)
    .map((wide, at) => (at % 2 === 0 ? '1' : '0').repeat(wide === '1' ? 3 : 1))
    .join('');
}
