import { offices } from './offices.ts';
import type { Refusal, Usage } from './types.ts';

/** R09 for enrolment papers. */
export const quota = { perDay: 5, perTerm: 20, perJob: 5 } as const;

/** Free copies still open to the person today; never negative. */
export function copiesLeft(usage: Usage): number {
  return Math.max(0, Math.min(quota.perDay - usage.today, quota.perTerm - usage.thisTerm));
}

/** R09: no copy left today, or none this term. */
export function quotaUsedUp(usage: Usage): Refusal {
  const term = usage.thisTerm >= quota.perTerm;
  const limit = term ? quota.perTerm : quota.perDay;
  return {
    rule: 'R09',
    field: term
      ? { zh: '本学期已打印份数', en: 'Copies printed this term' }
      : { zh: '今日已打印份数', en: 'Copies printed today' },
    value: term
      ? { zh: `${usage.thisTerm} / ${limit} 份`, en: `${usage.thisTerm} of ${limit}` }
      : { zh: `${usage.today} / ${limit} 份`, en: `${usage.today} of ${limit}` },
    message: term
      ? {
          zh: `这份证明每学期可免费打印 ${limit} 份，本学期的份数已经用完。`,
          en: `Each term you can print ${limit} free copies of this document, and this term’s copies are used up.`,
        }
      : {
          zh: `这份证明每天可打印 ${limit} 份，今天的份数已经用完。`,
          en: `You can print ${limit} copies of this document a day, and today’s copies are used up.`,
        },
    fix: term
      ? {
          zh: '如确需更多，请在这里取号，到教务处 3 号窗口说明用途后办理。',
          en: 'If you need more, take a ticket here and explain the purpose at the Registrar’s window 3.',
        }
      : {
          zh: '明天零点后可以继续打印；急用请在这里取号，到教务处 3 号窗口办理。',
          en: 'You can print again after midnight; if it is urgent, take a ticket here for the Registrar’s window 3.',
        },
    owner: offices.registrar,
    next: 'ticket',
  };
}
