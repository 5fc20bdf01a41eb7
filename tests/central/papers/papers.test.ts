import { randomUUID } from 'node:crypto';
import { paperSchema, type Paper } from '@hallway/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { pageOf } from '../../../central/src/sync/feed.ts';
import { createdBody, openIssuance } from '../issuance/support.ts';

const start = Date.parse('2026-11-22T04:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
const ref = { no: '2023110207', document: 'D06', ref: null };
const passport: Omit<Paper, 'approval'> = {
  ...ref,
  title: null,
  data: { registeredPlace: '江州市临水区', authority: '江州市公安局' },
  hold: null,
  validFrom: null,
  validUntil: null,
  pickup: null,
};
const officer = { office: 'university', staffNo: 'T20015' } as const;

let central: ReturnType<typeof openIssuance>;
beforeEach(() => {
  central = openIssuance(() => start);
});

const feed = (part = 'papers:tinglan') => pageOf(central.db, part, 0, 100).ops;
const stored = () => central.db.read((tx) => central.papers.get(tx, ref));
const approve = (copies: number, minutes = 0) =>
  central.db.write((tx) =>
    central.papers.approve(tx, passport, copies, { ...officer, at: at(minutes) }),
  );
const used = () => stored()?.approval?.issues.map(({ copies }) => copies);

let number = 0;
function issued(of: { issueId?: string; attempt?: number; copies?: number; approvedAt?: string }) {
  const { issueId = randomUUID(), attempt = 1, copies = 1, approvedAt = at(0) } = of;
  number += 1;
  const body = createdBody('K01', number, start, { issueId, attempt });
  const issue = { ...body, document: ref.document, personNo: ref.no, copies, approvedAt };
  central.hear('K01', 'issue.created', issue, start);
  return issueId;
}

/** In doubt first, then void by the word of the person, who may print again at the same kiosk. */
function nothingCameOut(issueId: string) {
  const attempt = { issueId, attempt: 1 };
  const doubt = { ...attempt, reason: 'no-count', evidence: [] };
  central.hear('K01', 'issue.ambiguous', doubt, start);
  expect(used()?.length).toBeGreaterThan(0);
  const answer = { ...attempt, outcome: 'voided', by: 'person' };
  central.hear('K01', 'issue.resolved', answer, start);
}

describe('a record', () => {
  test('reaches the kiosks of every campus and goes from all of them', () => {
    approve(1);
    for (const part of ['papers:tinglan', 'papers:yunlu'])
      expect(feed(part).map(({ op, key }) => [op, key])).toEqual([['put', '2023110207:D06']]);
    expect(central.db.write((tx) => central.papers.remove(tx, ref))).toBe(true);
    expect(feed().map(({ op }) => op)).toEqual(['del']);
    expect(stored()).toBeNull();
    expect(central.db.write((tx) => central.papers.remove(tx, ref))).toBe(false);
  });

  test('is one of several by its ref', () => {
    approve(1);
    const second = { ...passport, ref: 'second', approval: null };
    central.db.write((tx) => central.papers.put(tx, second));
    const all = central.db.read((tx) => central.papers.of(tx, ref.no));
    expect(all.map((paper) => paper.ref)).toEqual([null, 'second']);
    expect(central.db.read((tx) => central.papers.of(tx, '2024110101'))).toEqual([]);
  });

  test('is nowhere in the clear', () => {
    approve(1);
    for (const table of ['paper', 'paper_approval', 'feed_op']) {
      const columns = central.db.sqlite.prepare(`SELECT * FROM ${table}`).all();
      const text = JSON.stringify(columns, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      );
      for (const secret of ['江州', Buffer.from('江州').toString('latin1'), 'T20015'])
        expect(text).not.toContain(secret);
    }
  });

  test.each([
    ['more than 300 rows', { rows: Array.from({ length: 301 }, () => ({ n: 1 })) }],
    ['a text of more than 200 characters', { text: '长'.repeat(201) }],
    [
      'more than 64 KB',
      { rows: Array.from({ length: 300 }, () => ({ a: '长'.repeat(50), b: '长'.repeat(50) })) },
    ],
    ['a field with a name no template can declare', { 'a b': 1 }],
    ['rows in rows', { rows: [{ rows: [{ n: 1 }] }] }],
  ])('is refused with %s', (_, data) => {
    expect(paperSchema.safeParse({ ...passport, approval: null }).success).toBe(true);
    expect(paperSchema.safeParse({ ...passport, approval: null, data }).success).toBe(false);
  });
});

describe('copies of an approval', () => {
  test('are counted once, however often and by whichever kiosk it is told', () => {
    approve(3);
    const first = issued({ copies: 2 });
    expect(used()).toEqual([2]);
    issued({ copies: 1 });
    expect(used()).toEqual([2, 1]);
    // The next attempt at the same issue takes no further copy.
    nothingCameOut(first);
    expect(used()).toEqual([1]);
    issued({ issueId: first, attempt: 2, copies: 2 });
    expect(used()).toEqual([1, 2]);
  });

  test('come back when no paper came out', () => {
    approve(2);
    const jammed = issued({});
    const unseen = issued({});
    central.hear('K01', 'issue.voided', { issueId: jammed, attempt: 1, reason: 'jam' }, start);
    expect(used()).toEqual([1]);
    nothingCameOut(unseen);
    expect(used()).toEqual([]);
  });

  test('start anew with a new approval', () => {
    approve(1);
    issued({});
    approve(1, 60);
    expect(used()).toEqual([]);
    // Heard of late, from a kiosk that was out of contact.
    issued({ approvedAt: at(0) });
    expect(used()).toEqual([]);
    issued({ approvedAt: at(60) });
    expect(used()).toEqual([1]);
  });

  test('beyond what was approved are counted too and break nothing', () => {
    approve(1);
    for (let n = 0; n < 25; n += 1) issued({});
    expect(used()).toHaveLength(20);
  });
});
