import { officeOf, ownerOf, windowOf } from './offices.ts';
import type { Case, Refusal, Rule } from './types.ts';

/** R13: an ink seal is put on at a window, with a ticket of the same day. */
export const R13: Rule = {
  id: 'R13',
  may: (about) => (about.releaseClass === 'W' ? atWindow(about) : null),
  request: (about, { inkSeal }) => (inkSeal ? atWindow(about) : null),
};

function atWindow(about: Case): Refusal {
  const there = windowOf(officeOf(about, 'R13'));
  return {
    rule: 'R13',
    field: { zh: '印章', en: 'Seal' },
    value: { zh: '需加盖鲜章', en: 'Ink seal' },
    message: {
      zh: '终端打印的证明使用电子印章，扫码即可核验；鲜章只能在窗口加盖。',
      en: 'Papers of the kiosk carry an electronic seal that anyone can check by its code; an ink seal is put on at a window only.',
    },
    fix: {
      zh: `请在这里取号，当日到${there.zh}办理，请带好证件。`,
      en: `Take a ticket here and go to ${there.en} the same day; bring your ID.`,
    },
    owner: ownerOf(about, 'R13'),
    next: 'ticket',
  };
}
