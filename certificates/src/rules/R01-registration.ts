import { previousTerm, sameTerm, termName } from './calendar.ts';
import { officeOf, ownerOf, windowOf } from './offices.ts';
import type { Case, Refusal, Registration, Rule } from './types.ts';

/** R01: an enrolled student, registered for this term; in the first weeks last term's registration still counts. */
export const R01: Rule = {
  id: 'R01',
  who: (about) => (isStudent(about) ? null : notAStudent(about)),
  may: (about) => (registrationOf(about) ? null : notRegistered(about)),
};

/** The registration that counts today. */
export function registrationOf({ standing, today, rules }: Case): Registration | null {
  const registered = (term: Registration['term']) =>
    standing.registeredTerms.some((one) => sameTerm(one, term));
  if (registered(today.term)) return { term: today.term, grace: false };
  const last = previousTerm(today.term);
  return today.week <= rules.rules.R01.graceWeeks && registered(last)
    ? { term: last, grace: true }
    : null;
}

function isStudent({ standing }: Case): boolean {
  return standing.role === 'undergraduate' || standing.role === 'postgraduate';
}

function notAStudent(about: Case): Refusal {
  const staff = about.standing.role === 'staff';
  const there = windowOf(officeOf(about, 'R01'));
  return {
    rule: 'R01',
    field: { zh: '身份', en: 'Role' },
    value: staff ? { zh: '教职工', en: 'Staff' } : { zh: '无学生身份', en: 'No student record' },
    message: {
      zh: '这份证明只开给在读学生，学校记录中您目前没有学生身份。',
      en: 'This document is issued to current students only, and our records show no student status for you.',
    },
    fix: staff
      ? {
          zh: '您可以在这里打印在职证明。',
          en: 'You can print a proof of employment here instead.',
        }
      : {
          zh: `如果您认为记录有误，请在这里取号，到${there.zh}核对。`,
          en: `If you think the record is wrong, take a ticket here and check it at ${there.en}.`,
        },
    owner: ownerOf(about, 'R01'),
    ...(staff ? { next: 'other-document', offer: 'D10' } : { next: 'ticket' }),
  };
}

function notRegistered(about: Case): Refusal {
  const { today, rules } = about;
  const term = termName(today.term);
  const open = today.week <= rules.rules.R01.graceWeeks;
  return {
    rule: 'R01',
    field: { zh: '本学期注册状态', en: 'Registration for this term' },
    value: { zh: `${term.zh}未注册`, en: `Not registered for the ${term.en}` },
    message: {
      zh: `您在${term.zh}还没有注册，注册后才能开具这份证明。`,
      en: `You are not yet registered for the ${term.en}; this document needs a current registration.`,
    },
    fix: open
      ? {
          zh: '注册仍在办理中：请到所在学院完成注册，完成后即可回到这里打印。',
          en: 'Registration is still open: register at your college, then come back and print here.',
        }
      : {
          zh: '集中注册已经结束：请联系所在学院补办注册；如果您已经注册，可在这里提交更正，由学籍部门核对。',
          en: 'The registration period is over: ask your college for late registration. If you have registered, report it here and the records office will check.',
        },
    owner: ownerOf(about, 'R01'),
    next: 'correction',
  };
}
