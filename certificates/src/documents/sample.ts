import type { DataFields, ScalarField, TemplateHead } from '../template/schema/index.ts';
import type { DataRow, DocumentData, IssueInput } from './types.ts';

/** An issue of nobody: every field filled as its template declares it, for trying the template out. */
export function sampleIssue({ id, language, data }: TemplateHead): IssueInput {
  return {
    document: id,
    language,
    subject: {
      no: '2024000000',
      nameZh: '某某',
      nameEn: 'MOU Mou',
      sex: 'F',
      birthDate: '2006-01-01',
      idNumber: '999000200601010000',
      college: { zh: '某某学院', en: 'College of Samples' },
      major: { zh: '某某专业', en: 'Sample Studies' },
      level: 'undergraduate',
      gradeYear: 2024,
      lengthYears: 4,
      enrolledOn: '2024-09',
      graduatesOn: '2028-06',
      status: 'enrolled',
      statusFrom: '2024-09-01',
      statusTo: '2028-06-30',
    },
    data: sampleData(data),
    options: {},
    purpose: 'visa',
    registration: { term: { year: 2026, half: 'autumn' }, grace: false },
    serial: `LJU-${id}-2026-K00-000001`,
    verifyCode: '2222-2222-2222-2222',
    issuedAt: new Date('2026-10-01T00:00:00Z'),
    validUntil: '2026-12-30',
    kioskId: 'K00',
    copies: 1,
    attempt: 1,
    statusIndex: 0,
  };
}

const SAMPLE_ROWS = 3;

/** Data that fits any declaration; photos are left out. */
export function sampleData(declared: DataFields): DocumentData {
  const data: Record<string, DocumentData[string]> = {};
  for (const [name, field] of Object.entries(declared)) {
    if (field.type === 'photo') continue;
    if (field.type !== 'rows') {
      data[name] = sampleValue(field);
      continue;
    }
    const row = Object.fromEntries(
      Object.entries(field.columns).map(([column, scalar]) => [column, sampleValue(scalar)]),
    );
    data[name] = Array.from({ length: Math.min(SAMPLE_ROWS, field.max) }, () => row);
  }
  return data;
}

function sampleValue(field: ScalarField): DataRow[string] {
  switch (field.type) {
    case 'text':
      return field.label.zh.slice(0, field.max);
    case 'bilingual':
      return { zh: field.label.zh.slice(0, field.max), en: field.label.en.slice(0, field.max) };
    case 'date':
      return '2026-09-01';
    case 'month':
      return '2026-09';
    case 'number':
      return 3;
    case 'money':
      return 123_400;
    case 'flag':
      return true;
    case 'choice':
      return Object.keys(field.values)[0] ?? '';
  }
}
