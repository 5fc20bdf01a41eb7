/** Numbers in words. */

const SECTIONS = ['', '万', '亿'] as const;
/** Largest number that has words here; everything above is written in digits. */
const LARGEST = 999_999_999_999;

interface Script {
  digits: string;
  /** Tens, hundreds, thousands. */
  places: readonly [string, string, string, string];
}

const everyday: Script = { digits: '零一二三四五六七八九', places: ['', '十', '百', '千'] };
/** For amounts that nobody should be able to alter. */
const banking: Script = { digits: '零壹贰叁肆伍陆柒捌玖', places: ['', '拾', '佰', '仟'] };

/** Whole numbers in Chinese: 4 → 四, 12 → 十二, 105 → 一百零五. */
export function chineseNumeral(value: number): string {
  const words = inWords(value, everyday);
  return words.startsWith('一十') ? words.slice(1) : words;
}

/**
 * An amount as Chinese banks write it (正确填写票据和结算凭证的基本规定): 123400 fen → 壹仟贰佰叁拾肆元整.
 *
 * @param fen hundredths of a yuan
 */
export function chineseAmount(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const digit = (value: number) => banking.digits.charAt(value);
  const whole = yuan === 0 && fen > 0 ? '' : `${inWords(yuan, banking)}元`;
  if (jiao === 0 && rest === 0) return `${whole}整`;
  const tenths = jiao > 0 ? `${digit(jiao)}角` : whole === '' ? '' : '零';
  return whole + tenths + (rest > 0 ? `${digit(rest)}分` : '整');
}

function inWords(value: number, script: Script): string {
  if (!Number.isSafeInteger(value) || value < 0 || value > LARGEST) return String(value);
  if (value === 0) return script.digits.charAt(0);
  let words = '';
  let gap = false;
  for (let section = SECTIONS.length - 1; section >= 0; section--) {
    const four = Math.floor(value / 10_000 ** section) % 10_000;
    if (four === 0) {
      gap = words !== '';
      continue;
    }
    if (words !== '' && (gap || four < 1000)) words += script.digits.charAt(0);
    words += section4(four, script) + (SECTIONS[section] ?? '');
    gap = false;
  }
  return words;
}

/** 1 … 9999. */
function section4(value: number, { digits, places }: Script): string {
  let words = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = words !== '';
      continue;
    }
    if (gap) words += digits.charAt(0);
    words += digits.charAt(digit) + (places[place] ?? '');
    gap = false;
  }
  return words;
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Whole numbers below a hundred in English words, larger ones in digits. */
export function englishNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99) return String(value);
  if (value < 20) return SMALL[value] ?? String(value);
  const tens = TENS[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? tens : `${tens}-${SMALL[value % 10]}`;
}

/** 1st, 2nd, 3rd, 11th. */
export function englishOrdinal(value: number): string {
  const teens = value % 100 >= 11 && value % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}
