import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  amountFen,
  checkRequest,
  defaultRuleSet,
  entitlement,
  revocationNotice,
  ruleIds,
  ruleSetSchema,
  ruleTable,
  type Question,
  type Refusal,
  type Request,
  type Standing,
  type RuleId,
} from '@hallway/certificates/rules';
import { autumn, changed, lastSpring, question, student, textsOf } from './support.ts';

const approval = { approvedAt: '2026-11-01T02:00:00Z', copies: 2 };
const record = { approval: null, hold: null, validFrom: null, validUntil: null };
const request: Request = {
  purpose: 'visa',
  copies: 1,
  inkSeal: false,
  secondFactor: 'given',
};

interface Case {
  rule: RuleId;
  when: string;
  /** What it is asked of, and what differs where it refuses. */
  of: Partial<Question>;
  but: Partial<Question>;
  next: Refusal['next'];
}

const student4 = { ...student, graduatesOn: '2027-06' };
const transcript = { document: 'D03', record };

/** Every rule about having a document: asked of it nothing stands in the way, but then this rule does. */
const cases: Case[] = [
  {
    rule: 'R01',
    when: 'not registered',
    of: {},
    but: { standing: { ...student, registeredTerms: [] } },
    next: 'correction',
  },
  {
    rule: 'R01',
    when: 'no student',
    of: {},
    but: { standing: { ...student, role: 'none' } },
    next: 'ticket',
  },
  {
    rule: 'R02',
    when: 'fees owed',
    of: {},
    but: { standing: { ...student, feesOwed: 1 } },
    next: 'correction',
  },
  {
    rule: 'R02',
    when: 'fees owed, a transcript',
    of: transcript,
    but: { standing: { ...student, feesOwed: 1 } },
    next: 'correction',
  },
  {
    rule: 'R03',
    when: 'on leave',
    of: {},
    but: { standing: { ...student, status: 'on-leave' } },
    next: 'other-document',
  },
  {
    rule: 'R04',
    when: 'withdrawn',
    of: {},
    but: { standing: { ...student, status: 'withdrawn' } },
    next: 'ticket',
  },
  {
    rule: 'R05',
    when: 'not in the last year',
    of: { document: 'D07', standing: student4, record },
    but: { standing: student },
    next: 'other-document',
  },
  {
    rule: 'R05',
    when: 'the end is not on record',
    of: { document: 'D07', standing: student4, record },
    but: { standing: { ...student, graduatesOn: null } },
    next: 'correction',
  },
  {
    rule: 'R06',
    when: 'a grade is locked',
    of: transcript,
    but: { record: { ...record, hold: 'grade-locked' } },
    next: 'ticket',
  },
  {
    rule: 'R06',
    when: 'an appeal is open',
    of: transcript,
    but: { record: { ...record, hold: 'appeal-open' } },
    next: 'ticket',
  },
  {
    rule: 'R06',
    when: 'a graduate lacks a grade, a student may',
    of: { ...transcript, record: { ...record, hold: 'scores-incomplete' } },
    but: { standing: { ...student, status: 'graduated' } },
    next: 'ticket',
  },
  {
    rule: 'R07',
    when: 'an exchange student',
    of: {},
    but: { standing: { ...student, programme: 'exchange' } },
    next: 'ticket',
  },
  {
    rule: 'R08',
    when: 'in English, with a name not confirmed',
    of: { standing: { ...student, nameEnConfirmed: false } },
    but: { language: 'en' },
    next: 'confirm-name',
  },
  {
    rule: 'R09',
    when: 'no copies left today',
    of: { usage: { today: 4, thisTerm: 4 } },
    but: { usage: { today: 5, thisTerm: 5 } },
    next: 'ticket',
  },
  {
    rule: 'R12',
    when: 'not applied for',
    of: { document: 'D06', releaseClass: 'A', record: { ...record, approval } },
    but: { record: null },
    next: 'apply',
  },
  {
    rule: 'R12',
    when: 'approved 31 days ago',
    of: {
      document: 'D06',
      releaseClass: 'A',
      record: { ...record, approval: { ...approval, approvedAt: '2026-10-21T02:00:00Z' } },
    },
    but: { record: { ...record, approval: { ...approval, approvedAt: '2026-10-20T02:00:00Z' } } },
    next: 'apply',
  },
  {
    rule: 'R12',
    when: 'every approved copy is printed',
    of: { document: 'D11', releaseClass: 'A', record: { ...record, approval }, used: 1 },
    but: { used: 2 },
    next: 'apply',
  },
  {
    rule: 'R12',
    when: 'past the last day of its record',
    of: {
      document: 'D09',
      releaseClass: 'A',
      record: { ...record, approval, validUntil: '2026-11-20' },
    },
    but: { record: { ...record, approval, validUntil: '2026-11-19' } },
    next: 'apply',
  },
  {
    rule: 'R12',
    when: 'before the first day of its record',
    of: {
      document: 'D09',
      releaseClass: 'A',
      record: { ...record, approval, validFrom: '2026-11-20' },
    },
    but: { record: { ...record, approval, validFrom: '2026-11-21' } },
    next: 'none',
  },
  { rule: 'R13', when: 'made out at a window', of: {}, but: { releaseClass: 'W' }, next: 'ticket' },
];

function first(of: Partial<Question>, rules = defaultRuleSet): Refusal | null {
  const answer = entitlement(rules, question(of));
  return answer.allowed ? null : answer.refusals[0];
}

/** Both languages, whole sentences, with the place and the hours of who can mend it. */
function expectWords(refusal: Refusal): void {
  for (const { zh, en } of Object.values(textsOf(refusal))) {
    expect(zh).toMatch(/\S/);
    expect(en).toMatch(/\S/);
    expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN|\[object/);
  }
  for (const { zh, en } of [refusal.message, refusal.fix]) {
    expect(zh).toMatch(/。$/);
    expect(en).toMatch(/^[A-Z\d].*\.$/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/u);
  }
  expect(refusal.owner.zh).toMatch(/.+，.+ \d+ 号窗口，.*\d+:\d\d/);
  expect(refusal.owner.en).toMatch(/, window \d+ .*\d+:\d\d/);
}

describe.each(cases)('$rule: $when', ({ rule, of, but, next }) => {
  it('refuses, and says who mends it', () => {
    expect(first(of)).toBeNull();
    const refusal = first({ ...of, ...but });
    expect(refusal).toMatchObject({ rule, next });
    if (refusal) expectWords(refusal);
  });

  it('does not when it is off, or does not apply to the document', () => {
    const asked = { ...of, ...but };
    const off = changed(({ rules }) => void (rules[rule].on = false));
    expect(first(asked, off)?.rule).not.toBe(rule);
    const elsewhere = changed(({ documents }) => {
      const about = documents[question(of).document];
      if (about) about.rules = about.rules.filter((id) => id !== rule);
    });
    expect(first(asked, elsewhere)?.rule).not.toBe(rule);
  });
});

describe('numbers of the rule set', () => {
  it('R01: weeks of grace', () => {
    const late = { standing: { ...student, registeredTerms: [lastSpring] } };
    expect(first(late)?.rule).toBe('R01');
    expect(
      first(
        late,
        changed(({ rules }) => void (rules.R01.graceWeeks = 12)),
      ),
    ).toBeNull();
  });

  it('R05: from the first day of the first term of the last year', () => {
    const asked = { document: 'D07', standing: student4, record };
    expect(first({ ...asked, now: new Date('2026-08-30T02:00:00Z') })).toMatchObject({
      rule: 'R05',
      fix: { zh: expect.stringContaining('2026-08-31') },
    });
    expect(first({ ...asked, now: new Date('2026-08-31T02:00:00Z') })).toBeNull();
    const sooner = changed(({ rules }) => void (rules.R05.terms = 4));
    expect(first({ ...asked, standing: student }, sooner)).toBeNull();
    expect(first({ ...asked, standing: student })?.offer).toBe('D01');
    expect(first({ ...asked, standing: student, language: 'en' })?.offer).toBe('D02');
  });

  it('R09: the first transcript of a term and language is free, then each has its price', () => {
    const terms = (document: string, thisTerm: number) => {
      const answer = entitlement(
        defaultRuleSet,
        question({ document, record, usage: { today: 0, thisTerm } }),
      );
      if (!answer.allowed) throw new Error('a transcript is refused');
      return answer.copies;
    };
    expect(terms('D03', 0)).toEqual({ most: 5, left: 5, free: 1, priceFen: 500 });
    expect([1, 2, 5].map((copies) => amountFen(terms('D03', 0), copies))).toEqual([0, 500, 2_000]);
    expect([1, 2].map((copies) => amountFen(terms('D04', 3), copies))).toEqual([1_000, 2_000]);
    expect(amountFen(terms('D01', 3), 5)).toBe(0);
  });

  it('R10: purposes of the document and of the language', () => {
    const purposes = (of: Partial<Question>, rules = defaultRuleSet) => {
      const answer = entitlement(rules, question(of));
      return answer.allowed ? answer.purposes.map(({ code }) => code) : null;
    };
    expect(
      purposes({ document: 'D06', releaseClass: 'A', record: { ...record, approval } }),
    ).toEqual(['passport']);
    expect(
      purposes({ document: 'D09', releaseClass: 'A', record: { ...record, approval } }),
    ).toEqual([]);
    const chineseOnly = changed((rules) => {
      for (const purpose of rules.purposes) if (purpose.code !== 'visa') purpose.languages = ['zh'];
    });
    expect(purposes({ document: 'D02', language: 'en' }, chineseOnly)).toEqual(['visa']);
    expect(purposes({}, chineseOnly)).toHaveLength(6);
  });

  it('documents nobody has written rules for go by the common ones', () => {
    const asked = { document: 'D77', standing: { ...student, feesOwed: 100 } };
    expect(first(asked)).toBeNull();
    expect(first({ ...asked, usage: { today: 5, thisTerm: 5 } })?.rule).toBe('R09');
    expect(first({ ...asked, releaseClass: 'A' })?.rule).toBe('R12');
  });
});

describe('a request', () => {
  const check = (more: Partial<Request>, of: Partial<Question> = {}, rules = defaultRuleSet) =>
    checkRequest(rules, question(of), { ...request, ...more });

  it.each([
    ['R09', { copies: 6 }, 'none'],
    ['R10', { purpose: 'fun' }, 'none'],
    ['R11', { purpose: 'bank', secondFactor: 'possible' }, 'second-factor'],
    ['R11', { purpose: 'bank', secondFactor: 'none' }, 'ticket'],
    ['R13', { inkSeal: true }, 'ticket'],
  ] as const)('%s refuses %o with what to do', (rule, more, next) => {
    expect(check({})).toBeNull();
    const refusal = check(more);
    expect(refusal).toMatchObject({ rule, next });
    if (refusal) expectWords(refusal);
    expect(
      check(
        more,
        {},
        changed(({ rules }) => void (rules[rule].on = false)),
      ),
    ).toBeNull();
  });

  it('R11: a transcript needs the password whatever it is for, an enrolment paper does not', () => {
    expect(check({ secondFactor: 'possible' })).toBeNull();
    expect(check({ secondFactor: 'possible' }, { document: 'D03', record })?.rule).toBe('R11');
    expect(check({}, { document: 'D03', record })).toBeNull();
  });

  it('R12: never more than were approved', () => {
    const approved = {
      document: 'D06',
      releaseClass: 'A',
      record: { ...record, approval },
      used: 1,
    } as const;
    expect(check({ purpose: 'passport' }, approved)).toBeNull();
    expect(check({ purpose: 'passport', copies: 2 }, approved)?.rule).toBe('R12');
  });
});

test('R17: says since when, never why', () => {
  const notice = revocationNotice(defaultRuleSet, '2026-11-20');
  if (!notice) throw new Error('nothing is said');
  expectWords(notice);
  expect(notice.value.en).toContain('2026-11-20');
  expect(notice.message.zh).toContain('2026-11-20');
  expect(
    revocationNotice(
      changed(({ rules }) => void (rules.R17.on = false)),
      '2026-11-20',
    ),
  ).toBeNull();
});

describe('the rule set', () => {
  it('as it comes is whole, and its table has every rule once', () => {
    expect(ruleSetSchema.parse(defaultRuleSet)).toEqual(defaultRuleSet);
    expect(ruleSetSchema.parse(JSON.parse(JSON.stringify(defaultRuleSet)))).toEqual(defaultRuleSet);
    // R17 is about papers that are out.
    const decided = ruleTable.map(({ id }) => id);
    expect(decided.toSorted()).toEqual(ruleIds.filter((id) => id !== 'R17'));
  });

  it.each([
    ['an office nobody described', (set: typeof defaultRuleSet) => delete set.offices['finance']],
    [
      'a purpose twice',
      (set: typeof defaultRuleSet) => set.purposes.push(structuredClone(set.purposes[0]!)),
    ],
    ['a price below nothing', (set: typeof defaultRuleSet) => (set.unlisted.copies.priceFen = -1)],
    [
      'a rule nobody knows',
      (set: typeof defaultRuleSet) => set.unlisted.rules.push('R99' as RuleId),
    ],
    [
      'a strange document',
      (set: typeof defaultRuleSet) => (set.documents['../D01'] = set.unlisted),
    ],
  ])('is refused with %s', (_, change) => {
    expect(ruleSetSchema.safeParse(changed((rules) => void change(rules))).success).toBe(false);
  });
});

test('whatever is asked: a decision, each refusal with words and a next step, and the same again', () => {
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
    graduatesOn: fc.constantFrom(null, '2027-01', '2027-06', '2030-12'),
  });
  const records = fc.record({
    approval: fc.constantFrom(null, approval),
    hold: fc.constantFrom(null, 'grade-locked', 'appeal-open', 'scores-incomplete'),
    validFrom: fc.constantFrom(null, '2026-11-01', '2026-12-01'),
    validUntil: fc.constantFrom(null, '2026-11-01', '2026-12-01'),
  });
  const questions = fc.record({
    document: fc.constantFrom(...Object.keys(defaultRuleSet.documents), 'D14'),
    language: fc.constantFrom('zh', 'en'),
    releaseClass: fc.constantFrom('P', 'A', 'W'),
    standing: standings,
    usage: fc.record({ today: fc.nat(8), thisTerm: fc.nat(25) }),
    record: fc.option(records),
    used: fc.nat(3),
    now: fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2027-12-31T00:00:00Z'),
      noInvalidDate: true,
    }),
  });
  const requests = fc.record({
    purpose: fc.option(fc.constantFrom('visa', 'bank', 'passport', 'fun')),
    copies: fc.oneof(fc.integer({ min: -1, max: 9 }), fc.constant(Number.NaN)),
    inkSeal: fc.boolean(),
    secondFactor: fc.constantFrom('given', 'possible', 'none'),
  });
  const order = ruleTable.map(({ id }) => id);
  fc.assert(
    fc.property(questions, requests, (asked: Question, wish: Request) => {
      const answer = entitlement(defaultRuleSet, asked);
      expect(entitlement(defaultRuleSet, structuredClone(asked))).toEqual(answer);
      if (!answer.allowed) {
        answer.refusals.forEach(expectWords);
        const ranks = answer.refusals.map(({ rule }) => order.indexOf(rule));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        return;
      }
      expect(answer.copies.left).toBeGreaterThan(0);
      expect(answer.copies.most).toBeGreaterThan(0);
      expect(answer.copies.free).toBeLessThanOrEqual(answer.copies.left);
      const refusal = checkRequest(defaultRuleSet, asked, wish);
      if (refusal) expectWords(refusal);
      else expect(wish.copies).toBeLessThanOrEqual(answer.copies.most);
    }),
    { numRuns: process.env['HALLWAY_LONG'] === '1' ? 20_000 : 1_000 },
  );
});
