import { previousTerm, termOfMonth, termStartsOn } from './calendar.ts';
import { officeOf, ownerOf, windowOf } from './offices.ts';
import type { Case, Refusal, Rule } from './types.ts';

/** R05: expected graduation is certified in the last year only, from the first day of its first term. */
export const R05: Rule = {
  id: 'R05',
  may(about) {
    const { graduatesOn } = about.standing;
    if (graduatesOn === null) return unknownEnd(about);
    const from = finalYearFrom(graduatesOn, about.rules.rules.R05.terms);
    return about.today.startsOn < from ? tooEarly(about, graduatesOn, from) : null;
  },
};

/** First day of the last `terms` terms of studies that end in a month (`YYYY-MM`). */
function finalYearFrom(graduatesOn: string, terms: number): string {
  let term = termOfMonth(graduatesOn);
  for (let back = 1; back < terms; back += 1) term = previousTerm(term);
  return termStartsOn(term);
}

const field = { zh: '预计毕业时间', en: 'Expected graduation' };

function tooEarly(about: Case, graduatesOn: string, from: string): Refusal {
  return {
    rule: 'R05',
    field,
    value: { zh: graduatesOn, en: graduatesOn },
    message: {
      zh: '预计毕业证明只开给最后一学年的学生。',
      en: 'A proof of expected graduation is issued in the last year of studies only.',
    },
    fix: {
      zh: `${from} 起可以在这里打印；现在可以打印在读证明，其中写明预计毕业时间。`,
      en: `You can print it here from ${from}. A certificate of enrolment, which states when you will graduate, can be printed now.`,
    },
    owner: ownerOf(about, 'R05'),
    next: 'other-document',
    offer: about.language === 'en' ? 'D02' : 'D01',
  };
}

function unknownEnd(about: Case): Refusal {
  const there = windowOf(officeOf(about, 'R05'));
  return {
    rule: 'R05',
    field,
    value: { zh: '未登记', en: 'Not on record' },
    message: {
      zh: '学校记录中没有您的预计毕业时间，证明上必须写明。',
      en: 'Our records do not say when you will graduate, and the paper must state it.',
    },
    fix: {
      zh: `请在这里提交更正，或到${there.zh}补登。`,
      en: `Report it here, or have it put on record at ${there.en}.`,
    },
    owner: ownerOf(about, 'R05'),
    next: 'correction',
  };
}
