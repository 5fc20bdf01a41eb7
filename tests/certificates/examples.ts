import type {
  DocumentCode,
  DocumentData,
  IssueInput,
  Language,
  Subject,
} from '@hallway/certificates';
import { issue } from './support.ts';

/** One paper of the kind that its template is for. */
export interface Example {
  /** Unique, and the name of its golden picture: `D07-zh-defence`. */
  name: string;
  input: IssueInput;
}

const staff: Partial<Subject> = {
  no: 'T10086',
  nameZh: '沈清',
  nameEn: 'SHEN Qing',
  birthDate: '1984-07-19',
  idNumber: '999086198407190334',
  college: { zh: '艺术设计学院', en: 'College of Art and Design' },
  major: { zh: '副教授', en: 'Associate Professor' },
  level: null,
  gradeYear: null,
  lengthYears: null,
  enrolledOn: null,
  graduatesOn: null,
  statusFrom: null,
};

const graduate: Partial<Subject> = {
  no: 'A2016-0457',
  nameZh: '高翔',
  nameEn: 'GAO Xiang',
  sex: 'M',
  birthDate: '1994-01-25',
  idNumber: '999457199401250145',
  college: { zh: '经济管理学院', en: 'College of Economics and Management' },
  major: { zh: '会计学', en: 'Accounting' },
  gradeYear: 2012,
  enrolledOn: '2012-09',
  graduatesOn: '2016-06',
  status: 'graduated',
  statusFrom: '2016-06-30',
};

const courses: readonly [zh: string, en: string, credits: number][] = [
  ['高等数学（一）', 'Advanced Mathematics I', 5],
  ['大学英语（一）', 'College English I', 3],
  ['思想道德与法治', 'Ethics and Law', 3],
  ['程序设计基础', 'Fundamentals of Programming', 4],
  ['体育（一）', 'Physical Education I', 1],
  ['大学物理', 'College Physics', 3],
  ['离散数学', 'Discrete Mathematics', 3],
  ['数据结构', 'Data Structures', 4],
  ['计算机组成原理', 'Computer Organisation', 4],
  ['海洋学导论', 'Introduction to Oceanography', 2],
];
const grades = ['92', '85', '优', '78', '良', '66', '中', '88', '免修', '95'];

/** Terms of ten courses each, with one retake and one exemption. */
export function transcript(terms: number): DocumentData {
  const rows = Array.from({ length: terms * courses.length }, (_, index) => {
    const [zh = '', en = '', credits = 1] = courses[index % courses.length] ?? [];
    const term = Math.floor(index / courses.length);
    const year = 2023 + Math.floor(term / 2);
    const half = term % 2 === 0 ? { zh: '秋季', en: 'Autumn' } : { zh: '春季', en: 'Spring' };
    const grade = grades[(index * 7) % grades.length] ?? '60';
    return {
      term: {
        zh: `${year}–${year + 1}学年${half.zh}学期`,
        en: `${half.en} term of ${year}–${year + 1}`,
      },
      name: { zh, en },
      kind: index % 3 === 2 ? 'elective' : 'required',
      credits,
      grade,
      remark: grade === '免修' ? 'exempt' : index === 13 ? 'retake' : 'none',
    };
  });
  return {
    courses: rows,
    creditsEarned: 62.5,
    average: 84.37,
    gpa: 3.42,
    gpaScale: 4,
    asOf: '2026-11-20',
  };
}

const scholarship: DocumentData = {
  award: { zh: '国家奖学金', en: 'National Scholarship' },
  level: { zh: '国家级', en: 'national level' },
  year: '2025–2026',
  awardedOn: '2026-10',
  amount: 800_000,
};

const expected: DocumentData = {
  kind: 'expected',
  degree: { zh: '工学学士', en: 'Bachelor of Engineering' },
  graduatesOn: '2028-06',
};

const defence: DocumentData = {
  kind: 'defence',
  degree: { zh: '教育学硕士', en: 'Master of Education' },
  graduatesOn: '2027-01',
  defendedOn: '2026-11-12',
  thesis: {
    zh: '乡村小规模学校教师专业发展支持体系研究',
    en: 'Supporting the Professional Development of Teachers in Small Rural Schools',
  },
};

const employment: DocumentData = {
  title: { zh: '副教授', en: 'Associate Professor' },
  post: { zh: '专任教师', en: 'lecturer' },
  since: '2012-09',
};

const degree: DocumentData = {
  graduatedOn: '2016-06-30',
  diplomaNo: '999991201605000457',
  degree: { zh: '管理学学士', en: 'Bachelor of Management' },
  conferredOn: '2016-06-30',
  degreeNo: '9999942016000457',
};

const passport: DocumentData = {
  registeredPlace: '澜江省云麓市听澜区',
  authority: '澜江市公安局出入境管理支队',
};

const letter: DocumentData = {
  kind: 'introduction',
  addressee: '澜江市图书馆',
  matter: '查阅地方文献事宜',
  validDays: 15,
};

const review: DocumentData = {
  ...letter,
  kind: 'political-review',
  addressee: '澜江市人民政府办公室',
  matter: '参加公务员录用考察',
};

const onLeave: Partial<Subject> = {
  status: 'on-leave',
  statusFrom: '2026-08-31',
  statusTo: '2027-08-31',
};

type Row = [
  name: string,
  data: DocumentData,
  rest?: Partial<IssueInput>,
  subject?: Partial<Subject>,
];

const noPurpose = { purpose: null, registration: null } as const;

const rows: Row[] = [
  ['D01-zh', {}],
  ['D02-en', {}],
  ['D03-zh', transcript(2)],
  ['D03-zh-two-pages', transcript(6)],
  ['D04-en', transcript(2), { options: { gpa: false } }],
  ['D04-en-two-pages', transcript(6)],
  ['D05-zh', {}, {}, onLeave],
  ['D06-zh', passport, { purpose: 'passport' }],
  ['D07-zh', expected],
  ['D07-zh-defence', defence],
  ['D07-en', expected],
  ['D07-en-defence', defence],
  ['D08-zh', scholarship, { options: { amount: true } }],
  ['D08-en', scholarship],
  ['D10-zh', employment, { registration: null }, staff],
  ['D10-zh-income', { ...employment, monthlyIncome: 1_285_000 }, { registration: null }, staff],
  ['D10-en', employment, { registration: null }, staff],
  ['D10-en-income', { ...employment, monthlyIncome: 1_285_000 }, { registration: null }, staff],
  ['D11-zh', degree, { registration: null }, graduate],
  ['D11-en', degree, { registration: null }, graduate],
  ['D12-zh', letter, noPurpose],
  ['D12-zh-review', review, noPurpose],
];

function language(name: string): Language {
  return name.slice(4, 6) === 'en' ? 'en' : 'zh';
}

/** Every template of sheets with at least one paper, and one more for each way its text may go. */
export const examples: readonly Example[] = rows.map(([name, data, rest, subject]) => {
  const document: DocumentCode = name.slice(0, 3);
  return { name, input: issue(document, subject, { ...rest, data, language: language(name) }) };
});

const leave: DocumentData = {
  kind: 'personal',
  from: '2026-11-27',
  to: '2026-11-29',
  place: '澜江市',
  approver: '何敏',
};

const checkIn: DocumentData = {
  kind: 'check-in',
  number: '06',
  place: { zh: '大厅', en: 'Hall' },
  steps: [
    { what: { zh: '身份核验', en: 'Identity' }, where: { zh: '一层大厅', en: 'Ground floor' } },
    { what: { zh: '缴费', en: 'Fees' }, where: { zh: '6 号窗口', en: 'Window 6' } },
  ],
};

/** Every template of slips with one slip. */
export const slips: readonly Example[] = [
  { name: 'D09-zh', input: issue('D09', {}, { data: leave }) },
  { name: 'D13-zh', input: issue('D13', {}, { data: checkIn }) },
];

/** The example of a name. */
export function example(name: string): IssueInput {
  const found = [...examples, ...slips].find((one) => one.name === name);
  if (!found) throw new RangeError(`no example ${name}`);
  return found.input;
}
