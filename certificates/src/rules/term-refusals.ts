import { termName, type TermDay } from './calendar.ts';
import { offices } from './offices.ts';
import { recordsOffice } from './standing-refusals.ts';
import type { Refusal, Standing } from './types.ts';

/** R02: fees owed and not deferred. */
export function feesOwed(standing: Standing): Refusal {
  const amount = standing.feesOwed.toFixed(2);
  return {
    rule: 'R02',
    field: { zh: '学费缴纳状态', en: 'Tuition account' },
    value: { zh: `欠费 ${amount} 元`, en: `¥${amount} owed` },
    message: {
      zh: `财务系统显示您还有 ${amount} 元学费未缴，缴清后才能开具在读证明。`,
      en: `The finance system shows ¥${amount} of tuition unpaid; an enrolment certificate can be issued once it is settled.`,
    },
    fix: {
      zh: '请网上缴费，银行到账需 1–2 天；若已缴费，可在这里上传回单申请更正；办理了助学贷款或缓缴的，请到财务处 6 号窗口登记。',
      en: 'Pay online; posting takes 1–2 days. If you have already paid, upload the receipt here. For a student loan or a deferral, register at Finance, window 6.',
    },
    owner: offices.finance,
    next: 'correction',
  };
}

/** R01: enrolled, but not registered for the term that counts today. */
export function notRegistered(standing: Standing, today: TermDay): Refusal {
  const term = termName(today.term);
  const open = today.phase === 'registration' || today.phase === 'late-registration';
  return {
    rule: 'R01',
    field: { zh: '本学期注册状态', en: 'Registration for this term' },
    value: { zh: `${term.zh}未注册`, en: `Not registered for the ${term.en}` },
    message: {
      zh: `您在${term.zh}还没有注册，注册后才能开具在读证明。`,
      en: `You are not yet registered for the ${term.en}; an enrolment certificate needs a current registration.`,
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
    owner: recordsOffice(standing),
    next: 'correction',
  };
}

/** R08: English papers carry the passport form of the name, confirmed once by the person. */
export function nameNotConfirmed(standing: Standing): Refusal {
  const name = standing.nameEn;
  return {
    rule: 'R08',
    field: { zh: '英文姓名（护照写法）', en: 'Name as in passport' },
    value: name
      ? { zh: `${name}，未确认`, en: `${name}, not confirmed` }
      : { zh: '未登记', en: 'Not on record' },
    message: name
      ? {
          zh: '英文证明上的姓名必须与护照完全一致，您还没有确认过英文姓名的写法。',
          en: 'The name on an English certificate must match your passport letter for letter, and you have not confirmed its spelling yet.',
        }
      : {
          zh: '英文证明需要护照上的英文姓名，学校记录中还没有您的英文姓名。',
          en: 'An English certificate needs your name as in your passport, and we have none on record.',
        },
    fix: {
      zh: '请在这里对照护照确认英文姓名，只需确认一次；确认后即可打印。',
      en: 'Check the spelling against your passport here; once confirmed, you can print at once and will not be asked again.',
    },
    owner: recordsOffice(standing),
    next: 'confirm-name',
  };
}
