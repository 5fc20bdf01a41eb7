import {
  createRenderEngine,
  demoUniversity,
  packagedTemplates,
  parseTemplate,
  type RenderEngine,
  type SealSigner,
} from '@hallway/certificates';
import type { Approval, Paper } from '@hallway/protocol';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Issuing } from '../../../../kiosk/src/core/issuing/index.ts';
import { createJournal } from '../../../../kiosk/src/core/printing/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import { openOutbox, openKioskStore, outboxEvents, temporaryDir } from '../printing/support.ts';
import { linXiao, makeSeal, morning, openIssuing, request } from './support.ts';

const approvedAt = '2026-11-20T02:00:00.000Z';
const award: Paper = {
  no: linXiao.no,
  document: 'D08',
  ref: '2026-merit',
  title: null,
  data: { award: '优秀学生奖学金' },
  approval: { approvedAt, copies: 3, by: 'student-affairs', issues: [] },
  hold: null,
  validFrom: null,
  validUntil: null,
  pickup: null,
};
const approved = (issues: Approval['issues'], at = approvedAt): Paper => ({
  ...award,
  approval: { approvedAt: at, copies: 3, by: 'student-affairs', issues },
});
const asked = { ...request, document: 'D08', paper: award, registration: null } as const;

/** The enrolment certificate of the release, made to state an award instead of the term. */
async function engineWithAward(): Promise<RenderEngine> {
  const templates = await packagedTemplates();
  const base = templates.find(({ template }) => template.id === 'D01')?.template;
  if (base?.form !== 'sheet') throw new Error('no template to start from');
  const elements = base.elements.map((element) =>
    element.type === 'flow'
      ? { ...element, paragraphs: [{ text: '{subject.nameZh}获得{data.award}。' }] }
      : element,
  );
  const made = parseTemplate({
    ...base,
    id: 'D08',
    title: '奖学金证明',
    data: { award: { type: 'text', label: { zh: '奖项', en: 'Award' }, max: 12 } },
    claims: ['data.award'],
    elements: elements.filter(({ type }) => type !== 'fact'),
  });
  return createRenderEngine({
    university: demoUniversity,
    templates: [{ ...made, startsOn: '2026-01-01' }],
  });
}

let engine: RenderEngine;
let signer: SealSigner;
beforeAll(async () => {
  engine = await engineWithAward();
  ({ signer } = await makeSeal());
});

let home: ReturnType<typeof temporaryDir>;
let store: Store;
let room: Issuing;
beforeEach(async () => {
  home = temporaryDir();
  store = openKioskStore(home.dir);
  room = await openIssuing(store, { engine, signer: async () => signer });
});
afterEach(() => {
  store.close();
  home.remove();
});

const issue = async (copies: number) => room.commit(await room.prepare({ ...asked, copies }));

function voided(issueId: string): void {
  const journal = createJournal({
    store,
    outbox: openOutbox(store),
    clock: { now: () => morning.getTime() },
  });
  const attempt = journal.read(issueId);
  if (!attempt) throw new Error('nothing was intended');
  journal.record(attempt, { type: 'FAILED_CLEAN', reason: 'x', evidence: [] });
}

describe('a document that states a record', () => {
  test('tells central which record, on which approval, in which language, and what was chosen', async () => {
    await room.commit(await room.prepare({ ...asked, purpose: null, options: { amount: true } }));
    const { body } = outboxEvents(store)[0] ?? {};
    expect(body).toMatchObject({
      document: 'D08',
      language: 'zh',
      ref: '2026-merit',
      approvedAt,
      options: { amount: true },
      purpose: null,
    });
    expect(body).not.toHaveProperty('registeredTerm');
  });

  test('is valid no longer than what it states', async () => {
    const paper = { ...award, validUntil: '2026-11-24' };
    expect((await room.prepare({ ...asked, paper })).validUntil).toBe('2026-11-24');
    const later = { ...award, validUntil: '2027-11-24' };
    expect((await room.prepare({ ...asked, paper: later })).validUntil).toBe('2027-02-20');
  });

  test.each([
    ['lacks what it must state', {}],
    ['states it at a length no template foresaw', { award: '奖'.repeat(13) }],
    ['states it as something else', { award: 3 }],
  ])('is refused in plain words when the record %s', async (_, data) => {
    const prepared = room.prepare({ ...asked, paper: { ...award, data } });
    await expect(prepared).rejects.toMatchObject({ code: 'RECORD_INCOMPLETE' });
  });

  test('is refused in a language it has no template for', async () => {
    const prepared = room.prepare({ ...asked, language: 'en' });
    await expect(prepared).rejects.toMatchObject({ code: 'NOT_OFFERED' });
  });
});

describe('copies of what was approved', () => {
  test('are counted here at once, and given back when nothing came out', async () => {
    expect(room.used(award)).toBe(0);
    const { issueId } = await issue(2);
    expect(room.used(award)).toBe(2);
    voided(issueId);
    expect(room.used(award)).toBe(0);
  });

  test('are not counted twice once central tells of them', async () => {
    const { issueId } = await issue(2);
    expect(room.used(approved([{ issueId, attempt: 1, copies: 2 }]))).toBe(2);
    voided(issueId);
    // Central has not heard of it yet.
    expect(room.used(approved([{ issueId, attempt: 1, copies: 2 }]))).toBe(0);
  });

  test('of other kiosks are counted as central tells, also of an issue begun here', async () => {
    const { issueId } = await issue(1);
    voided(issueId);
    const elsewhere = '0192f3a0-0000-7000-8000-00000000000a';
    const told = approved([
      { issueId, attempt: 2, copies: 1 },
      { issueId: elsewhere, attempt: 1, copies: 1 },
    ]);
    expect(room.used(told)).toBe(2);
  });

  test('of another approval, another record and another person are others', async () => {
    await issue(1);
    expect(room.used(approved([], '2026-11-21T02:00:00.000Z'))).toBe(0);
    expect(room.used({ ...award, ref: '2025-merit' })).toBe(0);
    expect(room.used({ ...award, ref: null })).toBe(0);
    expect(room.used({ ...award, no: '2024110777' })).toBe(0);
    expect(room.used({ ...award, approval: null })).toBe(0);
  });
});
