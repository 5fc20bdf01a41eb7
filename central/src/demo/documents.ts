import type { Bilingual, CatalogueEntry } from '@hallway/protocol';

type Audience = CatalogueEntry['audience'];

const students: Audience = ['undergraduate', 'postgraduate'];
const everyone: Audience = ['undergraduate', 'postgraduate', 'staff', 'alumnus'];

/** Documents that this release can make; the others stand in the table and wait for their templates. */
const ready = new Set(['D01', 'D02']);

type Row = [
  document: string,
  language: CatalogueEntry['language'],
  releaseClass: CatalogueEntry['releaseClass'],
  audience: Audience,
  name: Bilingual,
];

const rows: Row[] = [
  ['D01', 'zh', 'P', students, { zh: '在读证明', en: 'Certificate of Enrolment (Chinese)' }],
  [
    'D02',
    'en',
    'P',
    students,
    { zh: '在读证明（英文）', en: 'Certificate of Enrolment (English)' },
  ],
  ['D03', 'zh', 'P', students, { zh: '中文成绩单', en: 'Transcript (Chinese)' }],
  ['D04', 'en', 'P', students, { zh: '英文成绩单', en: 'Transcript (English)' }],
  ['D05', 'zh', 'P', students, { zh: '学籍状态证明', en: 'Status statement' }],
  ['D06', 'zh', 'A', students, { zh: '异地办理护照用在读证明', en: 'Passport proof of enrolment' }],
  ['D07', 'zh', 'P', students, { zh: '预计毕业证明', en: 'Proof of expected graduation' }],
  ['D08', 'zh', 'P', students, { zh: '奖学金证明', en: 'Proof of scholarship' }],
  ['D09', 'zh', 'A', students, { zh: '请假／离校条', en: 'Leave slip' }],
  ['D10', 'zh', 'P', ['staff'], { zh: '在职证明', en: 'Proof of employment' }],
  ['D11', 'zh', 'A', ['alumnus'], { zh: '学历学位证明', en: 'Proof of graduation and degree' }],
  ['D12', 'zh', 'A', [...students, 'staff'], { zh: '介绍信', en: 'Letter of introduction' }],
  ['D13', 'zh', 'P', everyone, { zh: '报到单与排队号', en: 'Check-in and queue slips' }],
];

/** The catalogue of the demo university. */
export const demoDocuments: readonly CatalogueEntry[] = rows.map(
  ([document, language, releaseClass, audience, name], index) => ({
    document,
    name,
    language,
    releaseClass,
    audience,
    price: 0,
    order: index + 1,
    enabled: ready.has(document),
  }),
);
