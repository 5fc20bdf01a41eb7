import type { Paper, Person } from '@hallway/protocol';
import { demoPeople } from '../people.ts';
import {
  checkIn,
  defencePassed,
  degree,
  employment,
  expectedGraduation,
  income,
  leave,
  letter,
  passportProof,
  pickupSlip,
  queueNumber,
  scholarships,
} from './proofs.ts';
import { transcriptsOf } from './transcripts.ts';

export type * from './data.ts';

/**
 * What the documents of the demo people state, each of whom opens one path through the hall. All invented. Pickup codes
 * are left out: they are stored as hashes.
 *
 * @param today ISO date they are relative to
 */
export function demoPapers(today: string): Paper[] {
  const people = demoPeople(today);
  return [
    ...people.filter(hasStudied).flatMap((person) => transcriptsOf(person, today)),
    ...studentPapers(people, today),
    ...staffPapers(today),
    degree('A2016-0457', today),
  ];
}

function hasStudied({ role }: Person): boolean {
  return role === 'undergraduate' || role === 'postgraduate';
}

function studentPapers(people: readonly Person[], today: string): Paper[] {
  const graduatesOn = (no: string) =>
    people.find((person) => person.no === no)?.graduatesOn ?? today.slice(0, 7);
  return [
    passportProof('2023110207', today),
    expectedGraduation(
      '2023110207',
      { zh: '管理学学士', en: 'Bachelor of Management' },
      graduatesOn('2023110207'),
    ),
    defencePassed('2024210109', graduatesOn('2024210109'), today),
    ...scholarships('2024110101', today),
    leave('2025110999', today),
    letter(
      '2023110207',
      'review',
      {
        kind: 'political-review',
        addressee: '临水区税务局',
        matter: '该生拟录用，请协助出具在校期间的政治表现鉴定',
        validDays: 30,
      },
      today,
    ),
    checkIn('2026110641'),
    queueNumber('2025110533', today),
    pickupSlip('2024110101', today),
  ];
}

function staffPapers(today: string): Paper[] {
  const shenQing = employment(
    'T10086',
    { zh: '副教授', en: 'Associate Professor' },
    { zh: '专任教师', en: 'Full-time faculty member' },
    '2009-07',
  );
  return [
    shenQing,
    income(shenQing, today),
    employment(
      'T10321',
      { zh: '讲师', en: 'Lecturer' },
      { zh: '辅导员', en: 'Counsellor' },
      '2016-08',
    ),
    employment(
      'T20015',
      { zh: '助理研究员', en: 'Assistant Research Fellow' },
      { zh: '学籍科科长', en: 'Head of Student Records' },
      '2004-07',
    ),
    employment(
      'T30002',
      { zh: '工程师', en: 'Engineer' },
      { zh: '终端维护', en: 'Kiosk technician' },
      '2001-03',
    ),
    letter(
      'T10321',
      'visit',
      {
        kind: 'introduction',
        addressee: '江州市第一中学',
        matter: '前来联系学生社会实践基地事宜，请予接洽',
        validDays: 15,
      },
      today,
    ),
  ];
}
