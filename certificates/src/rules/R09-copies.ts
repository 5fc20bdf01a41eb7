import { copyTerms } from './copies.ts';
import { officeOf, ownerOf, windowOf } from './offices.ts';
import type { Case, Refusal, Rule } from './types.ts';

/** R09: so many copies a day, a term and a request; what they cost after the free ones stands in `copies.ts`. */
export const R09: Rule = {
  id: 'R09',
  may(about) {
    const { usage, terms } = about;
    if (usage.thisTerm >= terms.copies.perTerm) return termUsedUp(about);
    return usage.today >= terms.copies.perDay ? dayUsedUp(about) : null;
  },
  request(about, { copies }) {
    const { most } = copyTerms(about);
    const fits = Number.isInteger(copies) && copies >= 1 && copies <= most;
    return fits ? null : outOfRange(about, copies, most);
  },
};

function termUsedUp(about: Case): Refusal {
  const { perTerm } = about.terms.copies;
  const { thisTerm } = about.usage;
  const there = windowOf(officeOf(about, 'R09'));
  return {
    rule: 'R09',
    field: { zh: '本学期已打印份数', en: 'Copies printed this term' },
    value: { zh: `${thisTerm} / ${perTerm} 份`, en: `${thisTerm} of ${perTerm}` },
    message: {
      zh: `这份证明每学期可打印 ${perTerm} 份，本学期的份数已经用完。`,
      en: `Each term you can print ${perTerm} of this document, and this term’s copies are used up.`,
    },
    fix: {
      zh: `如确需更多，请在这里取号，到${there.zh}说明用途后办理。`,
      en: `If you need more, take a ticket here and explain the purpose at ${there.en}.`,
    },
    owner: ownerOf(about, 'R09'),
    next: 'ticket',
  };
}

function dayUsedUp(about: Case): Refusal {
  const { perDay } = about.terms.copies;
  const there = windowOf(officeOf(about, 'R09'));
  return {
    rule: 'R09',
    field: { zh: '今日已打印份数', en: 'Copies printed today' },
    value: { zh: `${about.usage.today} / ${perDay} 份`, en: `${about.usage.today} of ${perDay}` },
    message: {
      zh: `这份证明每天可打印 ${perDay} 份，今天的份数已经用完。`,
      en: `You can print ${perDay} of this document a day, and today’s copies are used up.`,
    },
    fix: {
      zh: `明天零点后可以继续打印；急用请在这里取号，到${there.zh}办理。`,
      en: `You can print again after midnight; if it is urgent, take a ticket here for ${there.en}.`,
    },
    owner: ownerOf(about, 'R09'),
    next: 'ticket',
  };
}

function outOfRange(about: Case, copies: number, most: number): Refusal {
  const shown = Number.isInteger(copies) ? String(copies) : '—';
  return {
    rule: 'R09',
    field: { zh: '打印份数', en: 'Number of copies' },
    value: { zh: `${shown} 份`, en: shown },
    message: {
      zh: most === 1 ? '这一次可以打印 1 份。' : `这一次可以打印 1 到 ${most} 份。`,
      en:
        most === 1
          ? 'You can print 1 copy this time.'
          : `You can print 1 to ${most} copies this time.`,
    },
    fix: { zh: '请调整份数后再确认。', en: 'Change the number of copies and confirm again.' },
    owner: ownerOf(about, 'R09'),
    next: 'none',
  };
}
