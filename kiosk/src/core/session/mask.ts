import type { Bilingual } from '../../bridge/index.ts';

/** Surnames of two characters that are still in common use; any other name has a surname of one. */
const compoundSurnames = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '宇文',
  '长孙',
  '司徒',
  '司空',
  '端木',
  '独孤',
  '南宫',
  '夏侯',
  '轩辕',
  '百里',
  '呼延',
  '东郭',
  '西门',
  '太史',
  '申屠',
  '闻人',
  '澹台',
  '公冶',
  '濮阳',
  '淳于',
  '单于',
  '赫连',
  '钟离',
]);

/** Separators inside names of several parts: U+00B7 as the standard has it, and what records hold instead. */
const nameDot = /[·•‧・]/u;

/**
 * Chinese name with everything but the surname hidden: 林晓 → 林*, 欧阳子涵 → 欧阳**.
 * Of a name with a dot, which has no surname, only the first character stays: 古丽娜尔·买买提 → 古***·***.
 */
export function maskNameZh(name: string): string {
  const parts = name.split(nameDot);
  if (parts.length > 1) {
    return parts
      .map((part, index) => {
        const characters = Array.from(part);
        const kept = index === 0 ? characters.slice(0, 1) : [];
        return kept.join('') + '*'.repeat(characters.length - kept.length);
      })
      .join('·');
  }
  // Latin names in the Chinese field (exchange students) are masked as Latin names are.
  if (/^[\p{Script=Latin}\s.'-]+$/u.test(name)) return maskNameEn(name);
  const characters = Array.from(name);
  const surname = compoundSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1;
  const hidden = Math.max(1, characters.length - surname);
  return characters.slice(0, surname).join('') + '*'.repeat(hidden);
}

/**
 * Name in Latin script: the first word stays (the surname in passport form), of the others only the initial, with
 * always three stars so that the length says nothing: LIN Xiao → LIN X***, Amina Okoye → Amina O***.
 */
export function maskNameEn(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/u);
  if (others.length === 0) return `${Array.from(first)[0] ?? ''}***`;
  return [first, ...others.map((word) => `${Array.from(word)[0] ?? ''}***`)].join(' ');
}

/** Both forms for the screen; a person without a passport form is shown by the Chinese one in English too. */
export function maskName(nameZh: string, nameEn: string | null): Bilingual {
  const zh = maskNameZh(nameZh);
  return { zh, en: nameEn ? maskNameEn(nameEn) : zh };
}
