import { expect, test } from 'vitest';
import { openDatabase } from '../../../central/src/db/index.ts';
import { createLooks, migrations } from '../../../central/src/papers/index.ts';

const DAY = 86_400_000;

test('who opened whom is known for a year, and to nobody who only has the database', () => {
  let now = Date.parse('2026-11-27T02:00:00Z');
  const db = openDatabase({ dataDir: ':memory:', migrations });
  const looks = createLooks(db, () => now);
  const openings = () => db.read((tx) => looks.openings(tx, '2024110101', 10));
  db.write((tx) => {
    looks.record(tx, '2024110101', 'name', 'T20015');
    looks.record(tx, '2024110101', 'opened', 'T20015');
    looks.record(tx, '2023110207', 'opened', 'T20036');
  });
  expect(openings()).toEqual([{ by: 'T20015', at: '2026-11-27T02:00:00.000Z' }]);
  const stored = Buffer.concat(
    db.sqlite
      .prepare<[], { person_digest: string; looked_by: Uint8Array }>('SELECT * FROM person_look')
      .all()
      .map((row) => Buffer.concat([Buffer.from(row.person_digest), row.looked_by])),
  ).toString('latin1');
  for (const number of ['2024110101', '2023110207', 'T20015', 'T20036']) {
    expect(stored).not.toContain(number);
  }
  now += 365 * DAY;
  looks.forget();
  expect(openings()).toHaveLength(1);
  now += 2 * DAY;
  looks.forget();
  expect(openings()).toEqual([]);
  db.close();
});
