import type { Bilingual } from '../documents/types.ts';
import { officeOf, ownerOf, windowOf } from './offices.ts';
import type { Case, Refusal, Rule, Standing } from './types.ts';

type Special = Exclude<Standing['programme'], 'ordinary'>;

/** R07: programmes whose papers are worded by hand. */
export const R07: Rule = {
  id: 'R07',
  may(about) {
    const { programme } = about.standing;
    return programme === 'ordinary' ? null : special(about, programme);
  },
};

const names: Record<Special, Bilingual> = {
  'double-degree': { zh: '双学位项目', en: 'Double-degree programme' },
  exchange: { zh: '交换生项目', en: 'Exchange programme' },
  'special-international': { zh: '国际学生专项', en: 'Special international programme' },
};

function special(about: Case, programme: Special): Refusal {
  const name = names[programme];
  const there = windowOf(officeOf(about, 'R07'));
  return {
    rule: 'R07',
    field: { zh: '培养项目', en: 'Programme' },
    value: name,
    message: {
      zh: `您就读于${name.zh}，证明内容需要窗口老师核对，不能在终端直接打印。`,
      en: `You study in the ${name.en.toLowerCase()}; staff must check the wording, so the kiosk cannot print it directly.`,
    },
    fix: {
      zh: `请在这里取号，到${there.zh}办理，通常当场可取。`,
      en: `Take a ticket here for ${there.en}; it is usually ready while you wait.`,
    },
    owner: ownerOf(about, 'R07'),
    next: 'ticket',
  };
}
