import iconv from 'iconv-lite';

/** ESC t n, as the Epson reference numbers them. A page that is not here prints as page 0. */
const PAGES: Readonly<Record<number, string>> = {
  0: 'cp437',
  2: 'cp850',
  3: 'cp860',
  4: 'cp863',
  5: 'cp865',
  16: 'windows1252',
  17: 'cp866',
  18: 'cp852',
  19: 'cp858',
};

/** Page 1, which no codec knows: lines and blocks from 80, half-width kana from A1, more lines and signs from E0. */
const KATAKANA_PAGE = 1;
const KATAKANA_LOW = '▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯';
const KATAKANA_HIGH = '═╞╪╡◢◣◥◤♠♥♦♣●○╱╲╳円年月日時分秒〒市区町村人▒ ';

/** ESC R n: what stands at 23 24 40 5B 5C 5D 5E 60 7B 7C 7D 7E. */
const REPLACED = '#$@[\\]^`{|}~';
const CHARACTER_SETS = [
  REPLACED,
  '#$à°ç§^`éùè¨',
  '#$§ÄÖÜ^`äöüß',
  '£$@[\\]^`{|}~',
  '#$@ÆØÅ^`æøå~',
  '#¤ÉÄÖÅÜéäöåü',
  '#$@°\\é^ùàòèì',
  '₧$@¡Ñ¿^`¨ñ}~',
  '#$@[¥]^`{|}~',
  '#¤ÉÆØÅÜéæøåü',
  '#$ÉÆØÅÜéæøåü',
  '#$á¡Ñ¿é`íñóú',
  '#$á¡Ñ¿éüíñóú',
  '#$@[₩]^`{|}~',
  '#$ŽŠĐĆČžšđćč',
  '#¥@[\\]^`{|}~',
] as const;

/** The character of one octet, 20 to FF. */
export function singleOctet(octet: number, codePage: number, characterSet: number): string {
  if (octet < 0x80) {
    const letter = String.fromCharCode(octet);
    const replaced = REPLACED.indexOf(letter);
    return (replaced >= 0 && CHARACTER_SETS[characterSet]?.[replaced]) || letter;
  }
  if (codePage === KATAKANA_PAGE) return katakana(octet);
  return iconv.decode(Buffer.of(octet), PAGES[codePage] ?? 'cp437');
}

function katakana(octet: number): string {
  if (octet < 0xa0) return KATAKANA_LOW[octet - 0x80] ?? ' ';
  if (octet === 0xa0) return ' ';
  if (octet < 0xe0) return String.fromCharCode(0xff61 + octet - 0xa1);
  return KATAKANA_HIGH[octet - 0xe0] ?? ' ';
}
