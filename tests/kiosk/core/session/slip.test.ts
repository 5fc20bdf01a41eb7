import { demoDocuments, demoPapers } from '@hallway/central/demo';
import { defaultRuleSet } from '@hallway/certificates/rules';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offersFor } from '../../../../kiosk/src/core/entitlement/index.ts';
import { slipPrinterNone } from '../../../../kiosk/src/core/health/printer-reasons.ts';
import { linXiao, noon, personNo, today } from '../support/people.ts';
import { allWell, faultMessage } from '../support/services.ts';
import { settle, timedSession, type TimedSession } from '../support/timers.ts';

const noSlipPrinter = {
  code: 'SLIP_PRINTER_NONE',
  ...slipPrinterNone({ zh: '服务窗口', en: 'the help window' }),
};

let all: TimedSession;
beforeEach(() => {
  all = timedSession();
  all.services.offers = (person) =>
    offersFor({
      person,
      rules: defaultRuleSet,
      catalogue: demoDocuments,
      makes: () => true,
      papers: demoPapers(today).filter(({ no }) => no === person.no),
      usage: () => ({ today: 0, thisTerm: 0 }),
      used: () => 0,
      balanceFen: 0,
      now: noon,
    });
});
afterEach(() => all.session.stop());

const screen = () => all.view().screen;

function choose(document: string): void {
  all.session.cardRead(linXiao());
  all.session.submit({ type: 'service.open', input: { service: 'certificates' } });
  all.session.submit({ type: 'document.choose', input: { document } });
}

describe('a slip', () => {
  it('leaves nothing to choose: its picture comes at once, and back leads to the list', async () => {
    choose('D13:pickup');
    await settle();
    expect(screen()).toMatchObject({ name: 'preview', form: 'slip', copies: 1, purpose: null });
    expect(all.did.prepared).toMatchObject([{ purpose: null, copies: 1, validDays: 1 }]);
    all.session.submit({ type: 'session.back', input: undefined });
    expect(screen().name).toBe('documents');
    expect(all.did.discarded).toHaveLength(1);
  });

  it('says where it can be had when this kiosk has no receipt printer, and sheets are offered', () => {
    all.answers.assessment = { ...allWell, forms: { a4: null, slip: noSlipPrinter } };
    choose('D13:pickup');
    expect(screen()).toMatchObject({
      name: 'refusal',
      refusal: {
        rule: 'SLIP_PRINTER_NONE',
        message: { zh: expect.stringContaining('没有小票机') },
        fix: { en: expect.stringContaining('a kiosk that has a receipt printer') },
      },
    });
    all.session.submit({ type: 'session.back', input: undefined });
    const list = screen();
    const allowed = list.name === 'documents' && list.documents.filter((one) => one.allowed);
    expect(allowed && allowed.map(({ form }) => form)).toContain('a4');
    expect(allowed && allowed.map(({ form }) => form)).not.toContain('slip');
  });

  it('is offered while only sheets cannot be printed', async () => {
    all.answers.assessment = { ...allWell, forms: { a4: faultMessage, slip: null } };
    choose('D01');
    expect(screen()).toMatchObject({ name: 'refusal', refusal: { rule: faultMessage.code } });
    all.session.submit({ type: 'document.choose', input: { document: 'D13:pickup' } });
    await settle();
    expect(screen()).toMatchObject({ name: 'preview', form: 'slip' });
  });
});

describe('a letter', () => {
  it('is asked for without a purpose', async () => {
    all.session.cardRead(personNo('2023110207'));
    all.session.submit({ type: 'service.open', input: { service: 'certificates' } });
    all.session.submit({ type: 'document.choose', input: { document: 'D12:review' } });
    expect(screen()).toMatchObject({ name: 'request', purposes: [], purpose: null });
    all.session.submit({ type: 'request.preview', input: undefined });
    await settle();
    expect(all.did.prepared).toMatchObject([{ purpose: null, validDays: 30 }]);
  });
});

describe('a pickup code', () => {
  it('opens the list of its one paper, and leaving it forgets everything', async () => {
    const [paper] = demoPapers(today).filter(({ document }) => document === 'D11');
    if (!paper) throw new Error('no graduation to prove');
    const person = personNo(paper.no);
    all.answers.pickup = { found: { person, paper }, triesLeft: 5 };
    all.session.submit({ type: 'session.begin', input: undefined });
    all.session.submit({ type: 'identify.choose', input: { method: 'pickup-code' } });
    all.session.submit({ type: 'identify.pickup', input: { no: paper.no, code: '12345678' } });
    await settle();
    const list = screen();
    expect(list.name === 'documents' && list.documents.map(({ document }) => document)).toEqual([
      'D11-zh',
      'D11-en',
    ]);
    all.session.submit({ type: 'session.back', input: undefined });
    expect(all.view()).toMatchObject({ person: null, screen: { name: 'attract' } });
    expect(all.session.context().visit).toMatchObject({ pickup: null, person: null, offers: [] });
  });

  it('that is wrong says so, and says when its number is locked', async () => {
    all.session.submit({ type: 'session.begin', input: undefined });
    all.session.submit({ type: 'identify.choose', input: { method: 'pickup-code' } });
    for (const [triesLeft, code] of [
      [4, 'PICKUP_WRONG'],
      [0, 'PICKUP_LOCKED'],
    ] as const) {
      all.answers.pickup = { found: null, triesLeft };
      all.session.submit({ type: 'identify.pickup', input: { no: 'A2016-0457', code: '1' } });
      await settle();
      expect(screen()).toMatchObject({ name: 'pickup', triesLeft, message: { code } });
    }
  });
});
