import { purposeOf, type Purpose } from '../documents/purposes.ts';
import { ownerOf } from './offices.ts';
import type { Case, Refusal, Rule } from './types.ts';

/** R10: a purpose must be chosen. It sets how much of the ID number is shown and how long the paper is valid. */
export const R10: Rule = {
  id: 'R10',
  request: (about, { purpose }) =>
    purposesFor(about).some(({ code }) => code === purpose) ? null : notChosen(about),
};

/** Purposes this paper can be asked for with. */
export function purposesFor({ rules, terms, language }: Case): Purpose[] {
  return rules.purposes
    .filter(
      ({ code, languages }) =>
        languages.includes(language) && (terms.purposes?.includes(code) ?? true),
    )
    .map((purpose) => ({ ...purpose, name: purposeOf(purpose.code).name }));
}

function notChosen(about: Case): Refusal {
  return {
    rule: 'R10',
    field: { zh: '用途', en: 'Purpose' },
    value: { zh: '未选择', en: 'Not chosen' },
    message: {
      zh: '开具证明前需要选择用途，用途会印在证明上并决定有效期。',
      en: 'Choose what the certificate is for; it is printed on the paper and decides how long it is valid.',
    },
    fix: { zh: '请从列表中选择一个用途。', en: 'Pick one purpose from the list.' },
    owner: ownerOf(about, 'R10'),
    next: 'none',
  };
}
