import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  checkRequest,
  defaultRuleSet,
  entitlement,
  purposes,
  type Question,
  type Refusal,
  type RuleId,
  type Standing,
  type Term,
  type Usage,
} from '@hallway/certificates/rules';

const autumn: Term = { year: 2026, half: 'autumn' };
const lastSpring: Term = { year: 2025, half: 'spring' };
const week1 = new Date('2026-09-02T02:00:00Z');
const week3 = new Date('2026-09-20T02:00:00Z');
const week4 = new Date('2026-09-21T02:00:00Z');
const week12 = new Date('2026-11-20T02:00:00Z');
const none: Usage = { today: 0, thisTerm: 0 };

const student: Standing = {
  role: 'undergraduate',
  status: 'enrolled',
  statusFrom: '2024-09-01',
  statusTo: null,
  registeredTerms: [autumn, lastSpring],
  feesOwed: 0,
  feesDeferred: false,
  programme: 'ordinary',
  nameEnConfirmed: true,
  nameEn: 'LIN Xiao',
  graduatesOn: '2028-06',
};

function question(
  standing: Partial<Standing> = {},
  usage: Usage = none,
  now = week12,
  document = 'D01',
): Question {
  return {
    document,
    language: document === 'D02' ? 'en' : 'zh',
    releaseClass: 'P',
    standing: { ...student, ...standing },
    usage,
    record: null,
    used: 0,
    now,
  };
}

function ask(...about: Parameters<typeof question>) {
  return entitlement(defaultRuleSet, question(...about));
}

function refusals(...about: Parameters<typeof question>): Refusal[] {
  const result = ask(...about);
  return result.allowed ? [] : result.refusals;
}

function rules(...about: Parameters<typeof question>): RuleId[] {
  return refusals(...about).map((refusal) => refusal.rule);
}

describe('entitlement to an enrolment certificate', () => {
  it('allows an enrolled, registered student who owes nothing', () => {
    expect(ask()).toEqual({
      allowed: true,
      registration: { term: autumn, grace: false },
      copies: { most: 5, left: 5, free: 5, priceFen: 0 },
      purposes,
      validDays: 90,
      inkSeal: true,
    });
  });

  it('R01: last term’s registration counts through week 3 and the paper says so', () => {
    const late = { ...student, registeredTerms: [lastSpring] };
    const grace = { allowed: true, registration: { term: lastSpring, grace: true } };
    expect(ask(late, none, week1)).toMatchObject(grace);
    expect(ask(late, none, week3)).toMatchObject(grace);
    expect(ask(late, none, week4)).toMatchObject({ allowed: false });
  });

  it('R01: this term’s registration needs no grace in week 1', () => {
    expect(ask({}, none, week1)).toMatchObject({ registration: { grace: false } });
  });

  it('R01: not registered, and what to do depends on the weeks', () => {
    const [open] = refusals({ registeredTerms: [] }, none, week3);
    const [closed] = refusals({ registeredTerms: [] }, none, week12);
    expect(open?.rule).toBe('R01');
    expect(closed?.rule).toBe('R01');
    expect(open?.fix.zh).not.toBe(closed?.fix.zh);
    expect(closed?.next).toBe('correction');
  });

  it('R02: fees owed stop it, a deferral lifts it', () => {
    expect(rules({ feesOwed: 5800 })).toEqual(['R02']);
    expect(rules({ feesOwed: 5800, feesDeferred: true })).toEqual([]);
  });

  it('R02 before R01: unpaid fees are the cause of the missing registration', () => {
    expect(rules({ feesOwed: 1, registeredTerms: [] })).toEqual(['R02', 'R01']);
  });

  it('R03: on leave offers the status statement, and says nothing of mere consequences', () => {
    const found = refusals({ status: 'on-leave', registeredTerms: [], feesOwed: 100 });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ rule: 'R03', next: 'other-document', offer: 'D05' });
  });

  it('R04: graduated or withdrawn', () => {
    expect(refusals({ status: 'graduated' })[0]).toMatchObject({ rule: 'R04', offer: 'D11' });
    expect(refusals({ status: 'withdrawn' })[0]).toMatchObject({ rule: 'R04', next: 'ticket' });
    expect(rules({ role: 'alumnus' })).toEqual(['R04']);
  });

  it('R01: staff and people without a student record', () => {
    expect(refusals({ role: 'staff' })[0]).toMatchObject({ rule: 'R01', offer: 'D10' });
    expect(refusals({ role: 'none' })[0]).toMatchObject({ rule: 'R01', next: 'ticket' });
  });

  it('R07: special programmes go to the counter that words their papers', () => {
    expect(refusals({ programme: 'double-degree' })[0]).toMatchObject({
      rule: 'R07',
      next: 'ticket',
    });
    expect(refusals({ programme: 'exchange' })[0]?.owner.zh).toContain('国际合作处');
  });

  it('R08: only the English paper needs a confirmed name', () => {
    const unconfirmed = { nameEnConfirmed: false, nameEn: 'LV Sisi' };
    expect(rules(unconfirmed)).toEqual([]);
    expect(rules(unconfirmed, none, week12, 'D02')).toEqual(['R08']);
    expect(rules({ nameEn: null }, none, week12, 'D02')).toEqual(['R08']);
  });

  it('R09: five a day, twenty a term', () => {
    expect(ask({}, { today: 3, thisTerm: 3 })).toMatchObject({
      copies: { left: 2 },
    });
    expect(ask({}, { today: 0, thisTerm: 18 })).toMatchObject({
      copies: { left: 2 },
    });
    expect(rules({}, { today: 5, thisTerm: 5 })).toEqual(['R09']);
    expect(refusals({}, { today: 1, thisTerm: 20 })[0]?.field.zh).toContain('学期');
  });

  it('speaks full sentences in both languages and never prints a missing value', () => {
    const standings = fc.record<Standing>({
      role: fc.constantFrom('undergraduate', 'postgraduate', 'staff', 'alumnus', 'none'),
      status: fc.constantFrom('enrolled', 'on-leave', 'graduated', 'withdrawn'),
      statusFrom: fc.constantFrom(null, '2026-03-01'),
      statusTo: fc.constantFrom(null, '2027-02-28'),
      registeredTerms: fc.constantFrom([], [autumn], [lastSpring]),
      feesOwed: fc.nat(20_000),
      feesDeferred: fc.boolean(),
      programme: fc.constantFrom('ordinary', 'double-degree', 'exchange', 'special-international'),
      nameEnConfirmed: fc.boolean(),
      nameEn: fc.constantFrom(null, 'LIN Xiao'),
      graduatesOn: fc.constant(null),
    });
    const usages = fc.record({ today: fc.nat(8), thisTerm: fc.nat(25) });
    fc.assert(
      fc.property(
        standings,
        usages,
        fc.constantFrom('D01' as const, 'D02' as const),
        (standing, usage, document) => {
          const result = ask(standing, usage, week12, document);
          if (result.allowed) {
            expect(result.copies.left).toBeGreaterThan(0);
            return;
          }
          expect(result.refusals.length).toBeGreaterThan(0);
          for (const refusal of result.refusals) {
            for (const text of [refusal.message, refusal.fix]) {
              expect(text.zh).toMatch(/。$/);
              expect(text.en).toMatch(/[A-Z].*\.$/);
            }
            expect(JSON.stringify(refusal)).not.toMatch(/undefined|null|NaN/);
          }
        },
      ),
    );
  });
});

describe('a request', () => {
  /** @param left copies that are still open today */
  function check(purpose: string | null, copies: number, left = 5) {
    const asked = { purpose, copies, inkSeal: false, secondFactor: 'given' } as const;
    return checkRequest(defaultRuleSet, question({}, { today: 5 - left, thisTerm: 5 }), asked);
  }

  it('R10: needs a purpose from the list', () => {
    expect(check('visa', 1)).toBeNull();
    expect(check(null, 1)?.rule).toBe('R10');
    expect(check('fun', 1)?.rule).toBe('R10');
  });

  it.each([0, -1, 6, 1.5, Number.NaN, Infinity])('R09: refuses %s copies', (copies) => {
    expect(check('visa', copies)?.rule).toBe('R09');
  });

  it('R09: never more than are left', () => {
    expect(check('visa', 2, 2)).toBeNull();
    expect(check('visa', 3, 2)?.rule).toBe('R09');
  });
});
