import { officeOf, ownerOf, windowOf } from './offices.ts';
import { periodOf, statusField } from './status.ts';
import type { Case, Refusal, Rule } from './types.ts';

/** R04: who has graduated or withdrawn has the documents of graduates only. */
export const R04: Rule = {
  id: 'R04',
  who(about) {
    const { role, status } = about.standing;
    if (role === 'alumnus') return graduated(about);
    if (role !== 'undergraduate' && role !== 'postgraduate') return null;
    if (status === 'graduated') return graduated(about);
    return status === 'withdrawn' ? withdrawn(about) : null;
  },
};

function graduated(about: Case): Refusal {
  const since = periodOf(about.standing.statusFrom, null);
  return {
    rule: 'R04',
    field: statusField,
    value: { zh: `已毕业${since.zh}`, en: `Graduated${since.en}` },
    message: {
      zh: '您已经毕业，这份证明只开给在校学生；您可以办理学历学位证明。',
      en: 'You have graduated, and this document is for current students; a proof of graduation can be had instead.',
    },
    fix: {
      zh: '请网上申请学历学位证明，审核通过后凭取件码在任一终端打印。',
      en: 'Apply online for a proof of graduation; once approved, print it at any kiosk with your pickup code.',
    },
    owner: ownerOf(about, 'R04'),
    next: 'other-document',
    offer: 'D11',
  };
}

function withdrawn(about: Case): Refusal {
  const since = periodOf(about.standing.statusFrom, null);
  const there = windowOf(officeOf(about, 'R04'));
  return {
    rule: 'R04',
    field: statusField,
    value: { zh: `已退学${since.zh}`, en: `Withdrawn${since.en}` },
    message: {
      zh: '您的学籍已经结束，不能再开具这份证明。',
      en: 'Your enrolment has ended, so this document can no longer be issued.',
    },
    fix: {
      zh: `请在这里取号，到${there.zh}申请学习经历证明。`,
      en: `Take a ticket here and ask at ${there.en} for a record of your studies.`,
    },
    owner: ownerOf(about, 'R04'),
    next: 'ticket',
  };
}
