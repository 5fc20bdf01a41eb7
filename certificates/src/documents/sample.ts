import type { DocumentCode, IssueInput } from './types.ts';

/** An issue of nobody: every field filled, for trying a template out. */
export function sampleIssue(document: DocumentCode): IssueInput {
  return {
    document,
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
    },
    purpose: 'visa',
    registeredTerm: { year: 2026, half: 'autumn' },
    graceTerm: false,
    serial: `LJU-${document}-2026-K00-000001`,
    verifyCode: '2222-2222-2222-2222',
    issuedAt: new Date('2026-10-01T00:00:00Z'),
    validUntil: '2026-12-30',
    kioskId: 'K00',
    copies: 1,
    attempt: 1,
    statusIndex: 0,
  };
}
