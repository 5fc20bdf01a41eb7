import type { Bilingual, Paper } from '@hallway/protocol';
import type {
  Degree,
  Employment,
  Graduation,
  Leave,
  Letter,
  PassportProof,
  Scholarship,
  Slip,
} from './data.ts';
import { approvedBy, daysAfter, paperOf } from './paper-of.ts';

function words(zh: string, en: string): Bilingual {
  return { zh, en };
}

/** D06: his household is registered elsewhere, and the police there want to see the full number. */
export function passportProof(no: string, today: string): Paper {
  const data: PassportProof = {
    registeredPlace: '江州市临水区桃溪街道',
    authority: '江州市公安局出入境管理支队',
  };
  return { ...paperOf(no, 'D06', data), approval: approvedBy('university', today) };
}

/** D07 of who is in the last year. */
export function expectedGraduation(no: string, degree: Bilingual, graduatesOn: string): Paper {
  const data: Graduation = { kind: 'expected', degree, graduatesOn };
  return { ...paperOf(no, 'D07', data), ref: 'expected', title: words('预计毕业', 'expected') };
}

/** D07 of who has defended a thesis, three weeks ago. */
export function defencePassed(no: string, graduatesOn: string, today: string): Paper {
  const data: Graduation = {
    kind: 'defence',
    degree: words('教育学硕士', 'Master of Education'),
    graduatesOn,
    defendedOn: daysAfter(today, -21),
    thesis: words(
      '县域普通高中数学教师课堂提问的质性研究——基于三所学校的课堂观察',
      'Questioning in County High School Mathematics Classrooms: A Qualitative Study of Three Schools',
    ),
  };
  return {
    ...paperOf(no, 'D07', data),
    ref: 'defence',
    title: words('答辩通过', 'defence passed'),
  };
}

/** D08: two of them, so that there is something to choose. */
export function scholarships(no: string, today: string): Paper[] {
  const year = lastAwardYear(today);
  const years = `${year - 1}–${year}`;
  const awards: [ref: string, Pick<Scholarship, 'award' | 'level' | 'amount'>][] = [
    [
      'national',
      {
        award: words('国家奖学金', 'National Scholarship'),
        level: words('国家级', 'national'),
        amount: 1_000_000,
      },
    ],
    [
      'merit',
      {
        award: words('优秀学生奖学金', 'Merit Scholarship'),
        level: words('校级一等', 'university, first class'),
        amount: 300_000,
      },
    ],
  ];
  return awards.map(([kind, award]) => {
    const data: Scholarship = { ...award, year: years, awardedOn: `${year}-10` };
    return {
      ...paperOf(no, 'D08', data),
      ref: `${year}-${kind}`,
      title: words(`${award.award.zh} ${years}`, `${award.award.en} ${years}`),
    };
  });
}

/** Scholarships are awarded in October, for the academic year that ended before. */
function lastAwardYear(today: string): number {
  const year = Number(today.slice(0, 4));
  return today.slice(5) >= '11-01' ? year : year - 1;
}

/** D09 */
export function leave(no: string, today: string): Paper {
  const data: Leave = {
    kind: 'personal',
    from: today,
    to: daysAfter(today, 3),
    place: '新疆喀什地区疏勒县',
    approver: '何敏',
  };
  return {
    ...paperOf(no, 'D09', data),
    approval: approvedBy('student-affairs', today),
    validUntil: data.to,
  };
}

/** D10 without income: whoever works here may have it. */
export function employment(no: string, title: Bilingual, post: Bilingual, since: string): Paper {
  const data: Employment = { title, post, since };
  return paperOf(no, 'D10', data);
}

/** D10 with income, approved by the personnel office. */
export function income(of: Paper, today: string): Paper {
  const monthlyIncome = 1_865_000;
  return {
    ...of,
    ref: 'income',
    title: words('含收入', 'with income'),
    data: { ...of.data, monthlyIncome },
    approval: approvedBy('personnel', today, 2),
  };
}

/** D11: both certificates of somebody who graduated in the summer of 2016. */
export function degree(no: string, today: string): Paper {
  const data: Degree = {
    graduatedOn: '2016-06-30',
    diplomaNo: '999991201605000457',
    degree: words('管理学学士', 'Bachelor of Management'),
    conferredOn: '2016-06-30',
    degreeNo: '9999942016000457',
  };
  return { ...paperOf(no, 'D11', data), approval: approvedBy('archives', today, 2) };
}

/** D12 */
export function letter(no: string, ref: string, data: Letter, today: string): Paper {
  return {
    ...paperOf(no, 'D12', data),
    ref,
    title: words(data.addressee, data.addressee),
    approval: approvedBy('university', today),
  };
}

/** D13: where a freshman goes on the day of arrival. */
export function checkIn(no: string): Paper {
  const data: Slip = {
    kind: 'check-in',
    number: '06',
    place: words('听澜校区体育馆', 'Tinglan Gymnasium'),
    steps: [
      {
        what: words('身份核验', 'Identity check'),
        where: words('体育馆一层', 'Gymnasium, ground floor'),
      },
      {
        what: words('学院报到', 'College desk'),
        where: words('体育馆一层 8 号台', 'Gymnasium, desk 8'),
      },
      { what: words('缴费核对', 'Fees'), where: words('澜江师生之家 W06', 'Tinglan Hall, W06') },
      {
        what: words('领取校园卡', 'Campus card'),
        where: words('澜江师生之家 W12', 'Tinglan Hall, W12'),
      },
      { what: words('入住宿舍', 'Dormitory'), where: words('宿舍二区 5 号楼', 'Dormitory 5') },
      {
        what: words('入学体检', 'Health check'),
        where: words('校医院二层', 'Clinic, first floor'),
      },
    ],
  };
  return { ...paperOf(no, 'D13', data), ref: 'check-in', title: words('报到单', 'check-in') };
}

/** D13: a number for the window that can help. */
export function queueNumber(no: string, today: string): Paper {
  const data: Slip = {
    kind: 'queue',
    number: 'B012',
    place: words('W03 教务处', 'W03 Registrar'),
    ahead: 4,
    waitMinutes: 18,
  };
  return {
    ...paperOf(no, 'D13', data),
    ref: 'queue',
    title: words('排队号', 'queue number'),
    validUntil: today,
  };
}

/** D13: what waits in a locker. */
export function pickupSlip(no: string, today: string): Paper {
  const data: Slip = {
    kind: 'pickup',
    number: 'N-031',
    place: words('澜江师生之家一层取件柜', 'Lockers, Tinglan Hall ground floor'),
    until: daysAfter(today, 7),
  };
  return {
    ...paperOf(no, 'D13', data),
    ref: 'pickup',
    title: words('取件单', 'pickup'),
    validUntil: data.until ?? null,
  };
}
