import {
  catalogueEntrySchema,
  kioskConfigSchema,
  personSchema,
  type Person,
} from '@hallway/protocol';
import { defaultRuleSet, entitlement, type RuleId } from '@hallway/certificates/rules';
import {
  demoCard,
  demoDocuments,
  demoKiosks,
  demoPassword,
  demoPeople,
  demoStudents,
  idCheckCharacter,
} from '@hallway/central/demo';
import { describe, expect, test } from 'vitest';

/** A Sunday in week 12, a day of late registration, and a day of the spring term of the next year. */
const days = ['2026-11-22', '2026-09-16', '2027-03-24'];

/** The rule that decides, by person and document; null where the paper prints. */
const paths: [no: string, document: 'D01' | 'D02', rule: RuleId | null][] = [
  ['2024110101', 'D01', null],
  ['2024110101', 'D02', null],
  ['2023110207', 'D01', null],
  ['2025110318', 'D01', 'R02'],
  ['2024110422', 'D01', 'R03'],
  ['2025110533', 'D01', 'R01'],
  ['2026110641', 'D01', null],
  ['2024210109', 'D01', null],
  ['2025210216', 'D01', null],
  ['2025210216', 'D02', 'R08'],
  ['L2025003', 'D02', null],
  ['2024110777', 'D01', null],
  ['2024110778', 'D01', 'R09'],
  ['2023110888', 'D01', 'R07'],
  ['2025110999', 'D02', null],
  ['T10086', 'D01', 'R01'],
  ['A2016-0457', 'D01', 'R04'],
];

function decide(person: Person, document: 'D01' | 'D02', today: string): RuleId | null {
  const usage = {
    today: person.issuedOn[document]?.date === today ? person.issuedOn[document].copies : 0,
    thisTerm: person.issuedThisTerm[document] ?? 0,
  };
  const answer = entitlement(defaultRuleSet, {
    document,
    language: document === 'D02' ? 'en' : 'zh',
    releaseClass: 'P',
    standing: person,
    usage,
    record: null,
    used: 0,
    now: new Date(`${today}T10:00:00+08:00`),
  });
  return answer.allowed ? null : (answer.refusals[0]?.rule ?? null);
}

describe.each(days)('demo people on %s', (today) => {
  const people = new Map(demoPeople(today).map((person) => [person.no, person]));

  test('every record satisfies the schema kiosks check', () => {
    for (const person of people.values()) personSchema.parse(person);
    expect(people.size).toBe(18);
  });

  test.each(paths)('%s asking for %s meets %s', (no, document, rule) => {
    const person = people.get(no);
    expect(person && decide(person, document, today)).toBe(rule);
  });
});

describe('generated students', () => {
  const generated = demoStudents(2000, '2026-11-22');

  test('are well formed, distinct, and apart from the named people', () => {
    for (const person of generated) personSchema.parse(person);
    const numbers = new Set([...generated, ...demoPeople('2026-11-22')].map(({ no }) => no));
    expect(numbers.size).toBe(2018);
  });

  test('come out the same every time', () => {
    expect(demoStudents(50, '2026-11-22')).toEqual(generated.slice(0, 50));
  });
});

test('identity numbers are of no assigned region and carry a valid check character', () => {
  for (const { idNumber } of [...demoPeople('2026-11-22'), ...demoStudents(300, '2026-11-22')]) {
    if (idNumber === null) continue;
    expect(idNumber).toMatch(/^999\d{14}[\dX]$/);
    expect(idNumber.at(-1)).toBe(idCheckCharacter(idNumber.slice(0, 17)));
  }
  // The worked example of GB 11643-1999.
  expect(idCheckCharacter('11010519491231002')).toBe('X');
});

test('demo credentials depend on the number alone', () => {
  expect(demoCard('2024110101')).toMatch(/^[0-9A-F]{8}$/);
  expect(demoPassword('2024110101')).toMatch(/^\d{8}$/);
  const cards = demoStudents(2000, '2026-11-22').map(({ no }) => demoCard(no));
  expect(new Set(cards).size).toBe(cards.length);
});

test('kiosks and documents satisfy their schemas', () => {
  for (const kiosk of demoKiosks) kioskConfigSchema.parse(kiosk);
  for (const document of demoDocuments) catalogueEntrySchema.parse(document);
  expect(demoKiosks.map(({ kioskId }) => kioskId)).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `K0${n}`),
  );
  expect(demoDocuments.every(({ enabled }) => enabled)).toBe(true);
  const slips = demoDocuments.filter(({ form }) => form === 'slip');
  expect(slips.map(({ document }) => document)).toEqual(['D09', 'D13']);
});
