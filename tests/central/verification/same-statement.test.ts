import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameStatement } from '../../../central/src/verification/same-statement.ts';

describe('what a paper says and what somebody types', () => {
  it.each([
    ['2006年3月14日', '2006-03-14'],
    ['2006年3月14日', '14 March 2006'],
    ['14 March 2006', 'March 14, 2006'],
    ['14 March 2006', '2006/3/14'],
    ['14 March 2006', '14 mar 2006'],
    ['2024年9月', 'September 2024'],
    ['2024年9月', '2024-09'],
    ['林晓', ' 林 晓 '],
    ['古丽娜尔·买买提', '古丽娜尔买买提'],
    ['LIN Xiao', 'lin xiao'],
    ['999101200603140027', '９９９１０１２００６０３１４００２７'],
    ['3.80', '3.8'],
    ['92', '92.0'],
    ['¥12,000.00', '12000'],
    ['A-', 'a-'],
    ['计算机与人工智能学院', '计算机 与 人工智能学院'],
    ['LJU-D01-2026-K01-000123', 'lju d01 2026 k01 000123'],
  ])('is the same: %s and %s', (printed, typed) => {
    expect(sameStatement(printed, typed)).toBe(true);
  });

  it.each([
    ['2006年3月14日', '2006-04-14'],
    ['2006年3月14日', '2006-03'],
    ['3.80', '38.0'],
    ['3.80', '3.08'],
    ['92', '29'],
    ['A-', 'A'],
    ['A', 'A+'],
    ['林晓', '林小'],
    ['007', '7'],
    ['林晓', ''],
    ['', ''],
    ['·', '-'],
  ])('is not the same: %s and %s', (printed, typed) => {
    expect(sameStatement(printed, typed)).toBe(false);
  });

  it('finds every text of letters and digits the same as itself, spread out and in capitals', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z林晓王若溪]{1,20}[0-9]{0,4}$/), (text) => {
        expect(sameStatement(text, text)).toBe(true);
        const spread = Array.from(text).join(' ').toUpperCase();
        if (!/\d/.test(text)) expect(sameStatement(text, spread)).toBe(true);
      }),
    );
  });

  it('answers for any two texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(typeof sameStatement(a, b)).toBe('boolean');
      }),
    );
  });
});
