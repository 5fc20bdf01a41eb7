import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { statement } from '@hallway/sealed-store';
import { addNote, Bench } from './support.ts';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const sql = 'SELECT id FROM note';

describe('a statement', () => {
  it('is prepared once for each connection', () => {
    const first = bench.open().db;
    const prepared = statement(first, sql);
    expect(statement(first, sql)).toBe(prepared);
    expect(statement(bench.open().db, sql)).not.toBe(prepared);
  });

  it('gives rows and first columns side by side', () => {
    const store = bench.open();
    addNote(store, 'a');
    expect(statement(store.db, sql).all()).toEqual([{ id: 'a' }]);
    expect(statement(store.db, sql, 'pluck').all()).toEqual(['a']);
    expect(statement(store.db, sql).all()).toEqual([{ id: 'a' }]);
  });

  it('is forgotten when there are more texts than a program has', () => {
    const { db } = bench.open();
    const prepared = statement(db, sql);
    for (let n = 0; n < 1_000; n += 1) statement(db, `SELECT ${n}`);
    expect(statement(db, sql)).not.toBe(prepared);
  });
});
