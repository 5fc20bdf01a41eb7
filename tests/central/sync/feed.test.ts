import { expect, test } from 'vitest';
import { pageOf } from '../../../central/src/sync/feed.ts';
import { publish } from '../../../central/src/sync/index.ts';
import { openCentralDatabase } from './support.ts';

const part = 'papers:tinglan';

test('a page ends where it is full, and the next one goes on from there', () => {
  const db = openCentralDatabase();
  const long = { text: 'x'.repeat(200_000) };
  db.write((tx) => {
    for (let n = 1; n <= 13; n += 1) publish(tx, part, 'put', `p${n}`, long);
  });
  const keys: string[] = [];
  let from = 0;
  let pages = 0;
  for (let more = true; more; pages += 1) {
    const page = pageOf(db, part, from, 500);
    expect(JSON.stringify(page).length).toBeLessThan(1_300_000);
    keys.push(...page.ops.map(({ key }) => key));
    ({ more, to: from } = page);
  }
  expect(keys).toEqual(Array.from({ length: 13 }, (_, index) => `p${index + 1}`));
  expect([pages, from]).toEqual([3, 13]);
});

test('a page holds at least one record, however long, and no more than were asked for', () => {
  const db = openCentralDatabase();
  db.write((tx) => {
    publish(tx, part, 'put', 'a', { text: 'x'.repeat(2_000_000) });
    publish(tx, part, 'put', 'b', 1);
    publish(tx, part, 'del', 'c');
  });
  expect(pageOf(db, part, 0, 500)).toMatchObject({ to: 1, more: true, head: 3 });
  expect(pageOf(db, part, 1, 1)).toMatchObject({ to: 2, more: true });
  expect(pageOf(db, part, 1, 2)).toMatchObject({ to: 3, more: false });
  expect(pageOf(db, part, 3, 2)).toMatchObject({ ops: [], to: 3, more: false });
});
