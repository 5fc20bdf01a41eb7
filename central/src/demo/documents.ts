import type { Bilingual, CatalogueEntry } from '@hallway/protocol';

type Audience = CatalogueEntry['audience'];
type Option = CatalogueEntry['options'][number];

const students: Audience = ['undergraduate', 'postgraduate'];
const everyone: Audience = ['undergraduate', 'postgraduate', 'staff', 'alumnus'];

const gpa: Option = {
  name: 'gpa',
  label: { zh: '显示平均学分绩点', en: 'Show the grade point average' },
  default: true,
};

const amount: Option = {
  name: 'amount',
  label: { zh: '显示奖金金额', en: 'Show the amount' },
  default: false,
};

type Row = Pick<CatalogueEntry, 'document' | 'name' | 'releaseClass' | 'audience'> &
  Partial<CatalogueEntry>;

function named(zh: string, en: string): Bilingual {
  return { zh, en };
}

const rows: Row[] = [
  {
    document: 'D01',
    name: named('在读证明', 'Certificate of Enrolment (Chinese)'),
    releaseClass: 'P',
    audience: students,
  },
  {
    document: 'D02',
    name: named('在读证明（英文）', 'Certificate of Enrolment (English)'),
    languages: ['en'],
    releaseClass: 'P',
    audience: students,
  },
  {
    document: 'D03',
    name: named('中文成绩单', 'Transcript (Chinese)'),
    releaseClass: 'P',
    audience: students,
    options: [gpa],
    needsRecord: true,
  },
  {
    document: 'D04',
    name: named('英文成绩单', 'Transcript (English)'),
    languages: ['en'],
    releaseClass: 'P',
    audience: students,
    options: [gpa],
    needsRecord: true,
  },
  {
    document: 'D05',
    name: named('学籍状态证明', 'Status statement'),
    releaseClass: 'P',
    audience: students,
  },
  {
    document: 'D06',
    name: named('异地办理护照用在读证明', 'Passport proof of enrolment'),
    releaseClass: 'A',
    audience: students,
    office: 'university',
    needsRecord: true,
  },
  {
    document: 'D07',
    name: named('预计毕业或答辩通过证明', 'Proof of expected graduation or defence'),
    languages: ['zh', 'en'],
    releaseClass: 'P',
    audience: students,
    needsRecord: true,
  },
  {
    document: 'D08',
    name: named('奖学金证明', 'Proof of scholarship'),
    languages: ['zh', 'en'],
    releaseClass: 'P',
    audience: students,
    office: 'student-affairs',
    options: [amount],
    needsRecord: true,
  },
  {
    document: 'D09',
    name: named('请假／离校条', 'Leave slip'),
    releaseClass: 'A',
    audience: students,
    office: 'student-affairs',
    needsRecord: true,
    form: 'slip',
  },
  {
    document: 'D10',
    name: named('在职证明', 'Proof of employment'),
    languages: ['zh', 'en'],
    releaseClass: 'P',
    audience: ['staff'],
    office: 'personnel',
    needsRecord: true,
  },
  {
    document: 'D11',
    name: named('学历学位证明', 'Proof of graduation and degree'),
    languages: ['zh', 'en'],
    releaseClass: 'A',
    audience: ['alumnus'],
    office: 'archives',
    needsRecord: true,
  },
  {
    document: 'D12',
    name: named('介绍信', 'Letter of introduction'),
    releaseClass: 'A',
    audience: [...students, 'staff'],
    office: 'university',
    needsRecord: true,
  },
  {
    document: 'D13',
    name: named('报到单与排队号', 'Check-in and queue slips'),
    releaseClass: 'P',
    audience: everyone,
    office: 'university',
    needsRecord: true,
    form: 'slip',
  },
];

/** The catalogue of the demo university. */
export const demoDocuments: readonly CatalogueEntry[] = rows.map((row, index) => ({
  languages: ['zh'],
  office: 'registrar',
  options: [],
  needsRecord: false,
  form: 'a4',
  ...row,
  order: index + 1,
  enabled: true,
}));
