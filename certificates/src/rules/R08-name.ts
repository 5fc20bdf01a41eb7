import { ownerOf } from './offices.ts';
import type { Case, Refusal, Rule } from './types.ts';

/** R08: English papers carry the passport form of the name, confirmed once by the person. */
export const R08: Rule = {
  id: 'R08',
  may({ language, standing, ...about }) {
    if (language !== 'en' || (standing.nameEn && standing.nameEnConfirmed)) return null;
    return notConfirmed({ language, standing, ...about });
  },
};

function notConfirmed(about: Case): Refusal {
  const name = about.standing.nameEn;
  return {
    rule: 'R08',
    field: { zh: '英文姓名（护照写法）', en: 'Name as in passport' },
    value: name
      ? { zh: `${name}，未确认`, en: `${name}, not confirmed` }
      : { zh: '未登记', en: 'Not on record' },
    message: name
      ? {
          zh: '英文证明上的姓名必须与护照完全一致，您还没有确认过英文姓名的写法。',
          en: 'The name on an English certificate must match your passport letter for letter, and you have not confirmed its spelling yet.',
        }
      : {
          zh: '英文证明需要护照上的英文姓名，学校记录中还没有您的英文姓名。',
          en: 'An English certificate needs your name as in your passport, and we have none on record.',
        },
    fix: {
      zh: '请在这里对照护照确认英文姓名，只需确认一次；确认后即可打印。',
      en: 'Check the spelling against your passport here; once confirmed, you can print at once and will not be asked again.',
    },
    owner: ownerOf(about, 'R08'),
    next: 'confirm-name',
  };
}
