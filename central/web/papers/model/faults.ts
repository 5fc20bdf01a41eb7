import type { Bilingual } from '../../shared/bilingual.ts';

/** What is wrong in a form, in words, by place: a JSON Pointer (RFC 6901) into the data, or the name of a term. */
export type Faults = ReadonlyMap<string, Bilingual>;

const words = (zh: string, en: string): Bilingual => ({ zh, en });

export const faults = {
  missing: words('请填写。', 'Fill this in.'),
  unchosen: words('请选择。', 'Choose one.'),
  halfSaid: words('中英文都要填写。', 'Fill in both languages.'),
  number: words('请填数字，例如 12 或 3.5。', 'A number is needed, such as 12 or 3.5.'),
  money: words(
    '请填金额，以元为单位，最多两位小数，例如 1800.50。',
    'An amount in yuan is needed, with at most two decimals, such as 1800.50.',
  ),
  tooLarge: words('数值太大。', 'That is too large.'),
  date: words(
    '请填存在的日期，例如 2026-03-14。',
    'A day of the calendar is needed, such as 2026-03-14.',
  ),
  month: words('请填年月，例如 2026-03。', 'A year and month are needed, such as 2026-03.'),
  noRows: words('至少要有一行。', 'At least one row is needed.'),
  copies: words('请填 1 至 20 的整数。', 'A whole number from 1 to 20 is needed.'),
  endsBefore: words('截止日期早于开始日期。', 'This ends before it begins.'),
  isPast: words('这个日期已经过去，终端不会再打印。', 'That day is past: no kiosk would print it.'),
  ref: words(
    '请用小写字母、数字和连字符，最多 24 个，例如 2026-national。',
    'Small letters, digits and hyphens are needed, at most 24, such as 2026-national.',
  ),
  taken: words(
    '此人已有同名的一份，请换一个，或打开那一份修改。',
    'There is one of that short name already. Take another, or change that one.',
  ),
  tooLong: (max: number) => words(`最多 ${max} 个字。`, `At most ${max} characters.`),
  tooManyRows: (max: number) => words(`最多 ${max} 行。`, `At most ${max} rows.`),
  misfit: (language: 'zh' | 'en') =>
    words(
      `与${language === 'zh' ? '中文' : '英文'}模板的要求不符，请核对。`,
      `The ${language === 'zh' ? 'Chinese' : 'English'} template cannot state this. Look at it once more.`,
    ),
};
