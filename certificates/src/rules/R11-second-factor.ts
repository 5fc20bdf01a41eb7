import { officeOf, ownerOf, windowOf } from './offices.ts';
import type { Case, Refusal, Request, Rule } from './types.ts';

/** R11: a paper with grades or a full ID number needs what only the person knows, besides a card or a face. */
export const R11: Rule = {
  id: 'R11',
  request(about, request) {
    if (request.secondFactor === 'given' || !isSensitive(about, request)) return null;
    return request.secondFactor === 'possible' ? asked(about) : noPassword(about);
  },
};

function isSensitive({ document, rules }: Case, { purpose }: Request): boolean {
  if (rules.rules.R11.documents.includes(document)) return true;
  return rules.purposes.some(({ code, idNumber }) => code === purpose && idNumber === 'full');
}

const field = { zh: '密码', en: 'Password' };

const message = {
  zh: '这份证明含有成绩或完整证件号，除刷卡或刷脸外还需要输入密码。',
  en: 'This paper shows grades or a full ID number, so it needs your password besides your card or face.',
};

function asked(about: Case): Refusal {
  return {
    rule: 'R11',
    field,
    value: { zh: '本次还没有输入', en: 'Not entered this time' },
    message,
    fix: {
      zh: '请在这里输入您的密码，本次只需输入一次。',
      en: 'Enter your password here, once for this visit.',
    },
    owner: ownerOf(about, 'R11'),
    next: 'second-factor',
  };
}

function noPassword(about: Case): Refusal {
  const there = windowOf(officeOf(about, 'R11'));
  return {
    rule: 'R11',
    field,
    value: { zh: '未设置', en: 'Not set' },
    message,
    fix: {
      zh: `您还没有密码：请带证件到${there.zh}设置，设好后在任一终端都能打印。`,
      en: `You have no password yet: bring your ID to ${there.en} to set one, then print at any kiosk.`,
    },
    owner: ownerOf(about, 'R11'),
    next: 'ticket',
  };
}
