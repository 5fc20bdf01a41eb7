import { demoPeople } from '@hallway/central/demo';
import type { CatalogueEntry, Person } from '@hallway/protocol';

/** The day on which every test here stands: Sunday of week 12 of the autumn term. */
export const today = '2026-11-22';
export const noon = new Date('2026-11-22T04:00:00Z');

const people = demoPeople(today);

export function personNo(no: string): Person {
  const found = people.find((person) => person.no === no);
  if (!found) throw new Error(`no demo person ${no}`);
  return structuredClone(found);
}

/** The happy path, and somebody else. */
export const linXiao = () => personNo('2024110101');
export const maYuan = () => personNo('2023110207');

/** Somebody who has set a password. */
export function withPassword(person: Person): Person {
  return { ...person, credentials: { ...person.credentials, password: '$argon2id$test' } };
}

const base = {
  releaseClass: 'P',
  audience: ['undergraduate', 'postgraduate'],
  office: 'registrar',
  options: [],
  needsRecord: false,
  form: 'a4',
  enabled: true,
} satisfies Partial<CatalogueEntry>;

export const catalogue: CatalogueEntry[] = [
  {
    ...base,
    document: 'D01',
    name: { zh: '在读证明', en: 'Certificate of Enrolment (Chinese)' },
    languages: ['zh'],
    order: 1,
  },
  {
    ...base,
    document: 'D02',
    name: { zh: '英文在读证明', en: 'Certificate of Enrolment' },
    languages: ['en'],
    order: 2,
  },
  {
    ...base,
    document: 'D05',
    name: { zh: '学籍状态证明', en: 'Status statement' },
    languages: ['zh'],
    order: 5,
    enabled: false,
  },
];
