import { describe, expect, it } from 'vitest';
import { longDate, longMonth } from '../../../../certificates/src/template/language/dates.ts';
import {
  chineseAmount,
  chineseNumeral,
  englishNumeral,
  englishOrdinal,
} from '../../../../certificates/src/template/language/numerals.ts';

describe('dates', () => {
  it('are written as each language does', () => {
    expect(longDate('2006-03-04', 'zh')).toBe('2006年3月4日');
    expect(longDate('2006-03-04', 'en')).toBe('4 March 2006');
    expect(longMonth('2024-09', 'zh')).toBe('2024年9月');
    expect(longMonth('2024-09', 'en')).toBe('September 2024');
  });

  it('refuse what is no date', () => {
    expect(() => longDate('2006-13-04', 'zh')).toThrow(RangeError);
    expect(() => longDate('2006-03', 'zh')).toThrow(RangeError);
    expect(() => longMonth('soon', 'en')).toThrow(RangeError);
  });
});

describe('numbers in words', () => {
  it.each([
    [0, '零'],
    [4, '四'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1010, '一千零一十'],
    [10_000, '一万'],
    [100_203, '十万零二百零三'],
    [20_000_005, '二千万零五'],
    [100_000_000, '一亿'],
  ])('%i is %s', (value, words) => {
    expect(chineseNumeral(value)).toBe(words);
  });

  it.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [100, '壹元整'],
    [123_400, '壹仟贰佰叁拾肆元整'],
    [1_234_050, '壹万贰仟叁佰肆拾元伍角整'],
    [100_005, '壹仟元零伍分'],
    [1_000_000, '壹万元整'],
    [123_456_789, '壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分'],
  ])('%i fen are %s', (fen, words) => {
    expect(chineseAmount(fen)).toBe(words);
  });

  it('in English up to ninety-nine, then in digits', () => {
    expect([0, 4, 12, 20, 35, 99, 100].map(englishNumeral)).toEqual(
      'zero four twelve twenty thirty-five ninety-nine 100'.split(' '),
    );
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(englishOrdinal)).toEqual(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th'.split(' '),
    );
  });
});
