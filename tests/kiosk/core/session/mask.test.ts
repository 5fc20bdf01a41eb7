import { expect, it } from 'vitest';
import * as fc from 'fast-check';
import { maskName, maskNameEn, maskNameZh } from '../../../../kiosk/src/core/session/mask.ts';

it.each([
  ['林晓', '林*'],
  ['王若溪', '王**'],
  ['欧阳子涵', '欧阳**'],
  ['欧阳', '欧阳*'],
  ['古丽娜尔·买买提', '古***·***'],
  ['古丽娜尔•买买提', '古***·***'],
  ['单', '单*'],
  ['𠮷田', '𠮷*'],
  ['Amina Okoye', 'Amina O***'],
])('keeps the surname of %s only', (name, masked) => {
  expect(maskNameZh(name)).toBe(masked);
});

it.each([
  ['LIN Xiao', 'LIN X***'],
  ['Amina Okoye', 'Amina O***'],
  ['VAN DER BERG Anna Maria', 'VAN D*** B*** A*** M***'],
  ['Sukarno', 'S***'],
])('keeps the first word and initials of %s', (name, masked) => {
  expect(maskNameEn(name)).toBe(masked);
});

it('shows the Chinese form in English when records hold no other', () => {
  expect(maskName('林晓', null)).toEqual({ zh: '林*', en: '林*' });
});

/** A star of its own is no letter of a name, and would pass for one that hides. */
const anyName = fc.string({ minLength: 1, maxLength: 64 }).filter((name) => !name.includes('*'));

it('never shows a whole name, whatever it is', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const masked = maskNameZh(name);
      expect(masked).not.toBe(name);
      expect(masked).toContain('*');
    }),
  );
});
