import { demoPapers } from '@hallway/central/demo';
import { paperKey, type Paper } from '@hallway/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { Papers } from '../../../../kiosk/src/core/people/index.ts';
import { today } from '../support/people.ts';
import { delOp, openTestRooms, putOp, type TestRooms } from '../support/rooms.ts';

const all = demoPapers(today);
const lin = '2024110101';
const hers = all.filter(({ no }) => no === lin);

let rooms: TestRooms;
let papers: Papers;
beforeEach(() => {
  rooms = openTestRooms();
  const { store, skipped, people } = rooms;
  papers = new Papers({ store, skipped, indexOf: (no) => people.indexOf(no) });
});

function put(part: string, ...records: Paper[]): void {
  rooms.store.transaction(() => {
    for (const paper of records) papers.apply(part, putOp(paperKey(paper), paper));
  });
}

describe('papers', () => {
  it('are found by person, in a steady order, with all they state', () => {
    put('papers:tinglan', ...all);
    const found = papers.of(lin);
    expect(found.map(paperKey)).toEqual(hers.map(paperKey).sort());
    expect(found).toEqual(expect.arrayContaining(hers));
    expect(papers.of('2026110641').map(({ document }) => document)).toEqual(['D13']);
    expect(papers.of('2099999999')).toEqual([]);
  });

  it('are replaced by their key and go alone', () => {
    put('papers:tinglan', ...hers);
    const [first] = papers.of(lin);
    if (!first) throw new Error('she has papers');
    put('papers:tinglan', { ...first, hold: 'grade-locked' });
    expect(papers.of(lin)[0]?.hold).toBe('grade-locked');
    papers.apply('papers:tinglan', delOp(paperKey(first)));
    expect(papers.of(lin)).toHaveLength(hers.length - 1);
  });

  it('of another campus are not deleted by this one', () => {
    put('papers:yunlu', ...hers);
    papers.apply(
      'papers:tinglan',
      delOp(paperKey(hers[0] ?? { no: lin, document: 'D03', ref: null })),
    );
    papers.reset('papers:tinglan');
    expect(papers.of(lin)).toHaveLength(hers.length);
    papers.reset('papers:yunlu');
    expect(papers.of(lin)).toEqual([]);
  });

  it('of a shape this release does not know are skipped and counted', () => {
    papers.apply('papers:tinglan', putOp(`${lin}:D03`, { no: lin, robot: true }));
    papers.apply('papers:tinglan', putOp(`${lin}:D08`, hers[0]));
    papers.apply('papers:tinglan', putOp(`${lin}:D09`, null));
    expect(rooms.skipped.counts()).toEqual({ 'papers:tinglan': 3 });
    expect(papers.of(lin)).toEqual([]);
  });

  it('name nobody in the clear, and state nothing', () => {
    put('papers:tinglan', ...hers);
    const rows = rooms.store.db.prepare('SELECT * FROM paper').all();
    const text = JSON.stringify(rows, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    const secrets = [lin, 'D03', 'College Physics', Buffer.from('国家奖学金').toString('latin1')];
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});
