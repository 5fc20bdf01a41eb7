import { officeOf, ownerOf, windowOf } from './offices.ts';
import type { Case, Refusal, Rule } from './types.ts';

/** R02: fees owed stop it; an approved loan or deferral lifts that. */
export const R02: Rule = {
  id: 'R02',
  may: (about) =>
    about.standing.feesOwed > 0 && !about.standing.feesDeferred ? feesOwed(about) : null,
};

function feesOwed(about: Case): Refusal {
  const amount = about.standing.feesOwed.toFixed(2);
  const there = windowOf(officeOf(about, 'R02'));
  return {
    rule: 'R02',
    field: { zh: '学费缴纳状态', en: 'Tuition account' },
    value: { zh: `欠费 ${amount} 元`, en: `¥${amount} owed` },
    message: {
      zh: `财务系统显示您还有 ${amount} 元学费未缴，缴清后才能开具这份证明。`,
      en: `The finance system shows ¥${amount} of tuition unpaid; this document can be issued once it is settled.`,
    },
    fix: {
      zh: `请网上缴费，银行到账需 1–2 天；若已缴费，可在这里上传回单申请更正；办理了助学贷款或缓缴的，请到${there.zh}登记。`,
      en: `Pay online; posting takes 1–2 days. If you have already paid, upload the receipt here. For a student loan or a deferral, register at ${there.en}.`,
    },
    owner: ownerOf(about, 'R02'),
    next: 'correction',
  };
}
