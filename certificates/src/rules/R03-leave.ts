import { officeOf, ownerOf, windowOf } from './offices.ts';
import { periodOf, statusField } from './status.ts';
import type { Case, Refusal, Rule } from './types.ts';

/** R03: nothing for current students during leave; a status statement says the leave period instead. */
export const R03: Rule = {
  id: 'R03',
  who: (about) =>
    about.standing.status === 'on-leave' && about.standing.role !== 'staff' ? onLeave(about) : null,
};

function onLeave(about: Case): Refusal {
  const { statusFrom, statusTo } = about.standing;
  const when = periodOf(statusFrom, statusTo);
  const there = windowOf(officeOf(about, 'R03'));
  return {
    rule: 'R03',
    field: statusField,
    value: { zh: `休学${when.zh}`, en: `On leave${when.en}` },
    message: {
      zh: '您目前处于休学期间，休学期间不能开具这份证明。',
      en: 'You are on leave at present, and this document cannot be issued during leave.',
    },
    fix: {
      zh: `您可以在这里打印学籍状态证明，其中写明休学起止日期；如已复学，请到${there.zh}办理复学手续后再打印。`,
      en: `You can print a status statement here; it states the dates of your leave. If you have come back, complete the return procedure at ${there.en} first.`,
    },
    owner: ownerOf(about, 'R03'),
    next: 'other-document',
    offer: 'D05',
  };
}
