import type { Person } from '@hallway/protocol';
import { ZodError } from 'zod';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../central/src/db/index.ts';
import { demoPeople } from '../../../central/src/demo/index.ts';
import { createPeople, migrations, type People } from '../../../central/src/people/index.ts';
import { headOf, migrations as ofSync, pageOf } from '../../../central/src/sync/index.ts';

const [person] = demoPeople('2026-10-15') as [Person];

let db: Database;
let people: People;
beforeEach(() => {
  db = openDatabase({ dataDir: ':memory:', migrations: [...ofSync, ...migrations] });
  people = createPeople(db);
});
afterEach(() => db.close());

test('one spelling reaches the record and the feed, whatever the student records typed', () => {
  // 䶮 of GB 18030-2000, the dot of a bullet list, and a name padded to the width of three.
  const typed = { ...person, nameZh: '\uE863\u2022阿卜\u3000都', nameEn: 'O\u2019Brien\uFF0DLi' };
  db.write((tx) => people.put(tx, typed));
  const stored = db.read((tx) => people.get(tx, person.no));
  expect(stored).toEqual({ ...person, nameZh: '䶮·阿卜都', nameEn: "O'Brien-Li" });
  for (const partition of ['people:tinglan', 'people:yunlu'] as const) {
    const { ops } = pageOf(db, partition, 0, 10);
    expect(ops).toMatchObject([{ key: person.no, data: stored }]);
  }
});

test('a name of nothing but marks without ink is none, and nothing is stored', () => {
  const hidden = { ...person, nameZh: '\u200B\u2060' };
  expect(() => db.write((tx) => people.put(tx, hidden))).toThrow(ZodError);
  expect(db.read((tx) => people.count(tx))).toBe(0);
  expect(headOf(db, 'people:tinglan')).toBe(0);
});

const named = (name: string) => db.read((tx) => people.named(tx, name, 10)).map(({ no }) => no);

test('a person is found by the whole name they have now, in either script', () => {
  db.write((tx) => people.put(tx, { ...person, nameZh: '阿卜都·买买提', nameEn: 'Mülâyim ABDU' }));
  expect(named('阿卜都 买买提')).toEqual([person.no]);
  expect(named('abdu mulayim')).toEqual([person.no]);
  expect(named('阿卜都')).toEqual([]);
  db.write((tx) => people.put(tx, { ...person, nameZh: '白小雨', nameEn: null }));
  expect(named('白小雨')).toEqual([person.no]);
  expect(named('阿卜都·买买提')).toEqual([]);
  expect(named('')).toEqual([]);
});

test('who was stored before names could be looked for is found all the same', () => {
  db.write((tx) => people.put(tx, person));
  db.sqlite.exec('DELETE FROM person_name');
  expect(named(person.nameZh)).toEqual([]);
  people.indexNames();
  expect(named(person.nameZh)).toEqual([person.no]);
});
