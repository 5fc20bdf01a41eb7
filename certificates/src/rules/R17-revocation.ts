import { officeInFull } from './offices.ts';
import type { RuleSet } from './rule-set.ts';
import type { Refusal } from './types.ts';

/**
 * R17: what is said of a paper that was revoked: since when, and never why.
 *
 * @param revokedOn `YYYY-MM-DD`
 * @returns null when the rule is off: then it is only said that the paper is not valid
 */
export function revocationNotice({ rules, offices }: RuleSet, revokedOn: string): Refusal | null {
  const office = offices[rules.R17.owner.office];
  if (!rules.R17.on || !office) return null;
  return {
    rule: 'R17',
    field: { zh: '证明状态', en: 'Status of the paper' },
    value: { zh: `${revokedOn} 撤销`, en: `Revoked on ${revokedOn}` },
    message: {
      zh: `这份证明已被撤销，自 ${revokedOn} 起无效。`,
      en: `This paper has been revoked and is not valid since ${revokedOn}.`,
    },
    fix: {
      zh: '如果这是您的证明，请重新打印一份，或带证件到窗口核对；如果是别人交来的，请向本人索取新的证明。',
      en: 'If it is yours, print a new one or have it looked at with your ID at the window. If somebody gave it to you, ask them for a new one.',
    },
    owner: officeInFull(office),
    next: 'ticket',
  };
}
