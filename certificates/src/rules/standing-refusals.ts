import type { Bilingual } from '../documents/types.ts';
import { offices } from './offices.ts';
import type { Refusal, Standing } from './types.ts';

const statusField: Bilingual = { zh: '学籍状态', en: 'Student status' };
const roleField: Bilingual = { zh: '身份', en: 'Role' };

/** The office that keeps this person's student record. */
export function recordsOffice(standing: Standing): Bilingual {
  return standing.role === 'postgraduate' ? offices.graduateSchool : offices.registrar;
}

function period(standing: Standing): Bilingual {
  const { statusFrom: from, statusTo: to } = standing;
  if (from && to) return { zh: `（${from} 至 ${to}）`, en: ` (${from} to ${to})` };
  if (from) return { zh: `（自 ${from} 起）`, en: ` (since ${from})` };
  return { zh: '', en: '' };
}

/** R01: the document is for students and this person is not one. */
export function notAStudent(standing: Standing): Refusal {
  const staff = standing.role === 'staff';
  return {
    rule: 'R01',
    field: roleField,
    value: staff ? { zh: '教职工', en: 'Staff' } : { zh: '无学生身份', en: 'No student record' },
    message: {
      zh: '在读证明只开给在读学生，学校记录中您目前没有学生身份。',
      en: 'An enrolment certificate is issued to current students only, and our records show no student status for you.',
    },
    fix: staff
      ? {
          zh: '您可以在这里打印在职证明。',
          en: 'You can print a proof of employment here instead.',
        }
      : {
          zh: '如果您认为记录有误，请在这里取号，到教务处窗口核对。',
          en: 'If you think the record is wrong, take a ticket here and check it at the Registrar’s window.',
        },
    owner: staff ? offices.personnel : offices.registrar,
    ...(staff ? { next: 'other-document', offer: 'D10' } : { next: 'ticket' }),
  };
}

/** R03: on leave; a status statement says the leave period instead. */
export function onLeave(standing: Standing): Refusal {
  const when = period(standing);
  return {
    rule: 'R03',
    field: statusField,
    value: { zh: `休学${when.zh}`, en: `On leave${when.en}` },
    message: {
      zh: '您目前处于休学期间，休学期间不能开具在读证明。',
      en: 'You are on leave at present, and an enrolment certificate cannot be issued during leave.',
    },
    fix: {
      zh: '您可以在这里打印学籍状态证明，其中写明休学起止日期；如已复学，请到窗口办理复学手续后再打印。',
      en: 'You can print a status statement here; it states the dates of your leave. If you have come back, complete the return procedure at the window first.',
    },
    owner: recordsOffice(standing),
    next: 'other-document',
    offer: 'D05',
  };
}

/** R04: graduated or withdrawn; graduate documents only. */
export function leftUniversity(standing: Standing): Refusal {
  const withdrawn = standing.status === 'withdrawn';
  const since = period({ ...standing, statusTo: null });
  return {
    rule: 'R04',
    field: statusField,
    value: withdrawn
      ? { zh: `已退学${since.zh}`, en: `Withdrawn${since.en}` }
      : { zh: `已毕业${since.zh}`, en: `Graduated${since.en}` },
    message: withdrawn
      ? {
          zh: '您的学籍已经结束，不能再开具在读证明。',
          en: 'Your enrolment has ended, so an enrolment certificate can no longer be issued.',
        }
      : {
          zh: '您已经毕业，不能再开具在读证明，可以办理学历学位证明。',
          en: 'You have graduated, so an enrolment certificate can no longer be issued; a proof of graduation can.',
        },
    fix: withdrawn
      ? {
          zh: '请在这里取号，到档案馆窗口申请学习经历证明。',
          en: 'Take a ticket here and ask at the Archives window for a record of your studies.',
        }
      : {
          zh: '请网上申请学历学位证明，审核通过后凭取件码在任一终端打印。',
          en: 'Apply online for a proof of graduation; once approved, print it at any kiosk with your pickup code.',
        },
    owner: offices.archives,
    ...(withdrawn ? { next: 'ticket' } : { next: 'other-document', offer: 'D11' }),
  };
}

const programmes: Record<Exclude<Standing['programme'], 'ordinary'>, Bilingual> = {
  'double-degree': { zh: '双学位项目', en: 'Double-degree programme' },
  exchange: { zh: '交换生项目', en: 'Exchange programme' },
  'special-international': { zh: '国际学生专项', en: 'Special international programme' },
};

/** R07: programmes whose papers are worded by hand. */
export function specialProgramme(programme: Exclude<Standing['programme'], 'ordinary'>): Refusal {
  const name = programmes[programme];
  const home = programme === 'double-degree';
  return {
    rule: 'R07',
    field: { zh: '培养项目', en: 'Programme' },
    value: name,
    message: {
      zh: `您就读于${name.zh}，证明内容需要窗口老师核对，不能在终端直接打印。`,
      en: `You study in the ${name.en.toLowerCase()}; staff must check the wording, so the kiosk cannot print it directly.`,
    },
    fix: {
      zh: `请在这里取号，到${home ? '教务处 3' : '国际合作处 9'} 号窗口办理，通常当场可取。`,
      en: `Take a ticket here for window ${home ? '3 (Registrar)' : '9 (International Office)'}; it is usually ready while you wait.`,
    },
    owner: home ? offices.registrar : offices.international,
    next: 'ticket',
  };
}
