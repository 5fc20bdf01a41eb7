import { describe, expect, it } from 'vitest';
import { defaultRuleSet } from '@hallway/certificates/rules';
import { offersFor, type OffersInput } from '../../../../kiosk/src/core/entitlement/index.ts';
import { catalogue, noon, personNo } from '../support/people.ts';

const unused = () => ({ today: 0, thisTerm: 0 });

/** Everything around a person's list that a test does not care for. */
function listFor(more: Pick<OffersInput, 'person'> & Partial<OffersInput>) {
  return offersFor({
    rules: defaultRuleSet,
    catalogue,
    makes: (document) => document !== 'D77',
    papers: [],
    usage: unused,
    used: () => 0,
    balanceFen: 0,
    now: noon,
    ...more,
  });
}

function offers(
  no: string,
  usage: (document: string) => { today: number; thisTerm: number } = unused,
) {
  return listFor({ person: personNo(no), usage });
}

function answer(no: string, document: string, usage = unused) {
  const offer = offers(no, usage).find((one) => one.entry.document === document);
  if (!offer) throw new Error(`${document} is not offered to ${no}`);
  return offer.answer;
}

function refusal(no: string, document = 'D01', usage = unused) {
  const given = answer(no, document, usage);
  if (given.kind !== 'refused') throw new Error(`${document} is not refused to ${no}`);
  return given.refusal;
}

describe('documents of the demo people', () => {
  it('are both open to a registered student', () => {
    expect(answer('2024110101', 'D01')).toMatchObject({
      kind: 'allowed',
      registration: { grace: false },
    });
    expect(answer('2024110101', 'D02').kind).toBe('allowed');
  });

  it('that are switched off at this kiosk are not offered', () => {
    expect(offers('2024110101').map(({ entry }) => entry.document)).toEqual(['D01', 'D02']);
  });

  it('for students are not offered to staff and alumni', () => {
    expect(offers('T10086')).toEqual([]);
    expect(offers('A2016-0457')).toEqual([]);
  });

  it('this release cannot make are not offered', () => {
    const [first] = catalogue;
    if (!first) throw new Error('the catalogue of the tests is empty');
    const strange = { ...first, document: 'D77' };
    const person = personNo('2024110101');
    expect(
      listFor({
        person,
        catalogue: [strange],
      }),
    ).toEqual([]);
  });

  it.each([
    ['2025110318', 'R02', 'correction'],
    ['2025110533', 'R01', 'correction'],
    ['2023110888', 'R07', 'ticket'],
  ])('are refused to %s by %s, with an office that can mend it', (no, rule, next) => {
    const given = refusal(no);
    expect(given).toMatchObject({ rule, next });
    for (const text of [given.message, given.field, given.value, given.fix, given.owner]) {
      expect(text.zh).not.toBe('');
      expect(text.en).not.toBe('');
    }
  });

  it('are refused on leave (R03), without offering what this kiosk cannot print', () => {
    const given = refusal('2024110422');
    expect(given).toMatchObject({ rule: 'R03', next: 'none', offer: null });
    expect(given.fix.zh).toContain('学籍状态证明');
    expect(given.fix.zh).toContain('窗口');
  });

  it('are refused on leave with the other document, where this kiosk prints it', () => {
    const printed = catalogue.map((entry) => ({ ...entry, enabled: true }));
    const person = personNo('2024110422');
    const [first] = listFor({
      person,
      catalogue: printed,
    });
    expect(first?.answer).toMatchObject({
      kind: 'refused',
      refusal: { next: 'other-document', offer: { zh: '学籍状态证明' } },
    });
  });

  it('are refused when the copies are used up (R09)', () => {
    expect(refusal('2024110101', 'D01', () => ({ today: 5, thisTerm: 5 })).rule).toBe('R09');
    expect(refusal('2024110778', 'D01', () => ({ today: 0, thisTerm: 20 })).rule).toBe('R09');
  });

  it('in English need the name confirmed once (R08)', () => {
    expect(answer('2025210216', 'D01').kind).toBe('allowed');
    expect(answer('2025210216', 'D02')).toMatchObject({
      kind: 'confirm-name',
      copies: { left: 5, priceFen: 0 },
    });
    expect(refusal('2025210216', 'D02', () => ({ today: 5, thisTerm: 5 })).rule).toBe('R09');
  });

  it('in English are refused to who has no passport form on record', () => {
    const person = { ...personNo('2024110101'), nameEn: null, nameEnConfirmed: false };
    const [, english] = listFor({
      person,
      catalogue,
    });
    expect(english?.answer).toMatchObject({
      kind: 'refused',
      refusal: { rule: 'R08', next: 'correction' },
    });
  });
});
