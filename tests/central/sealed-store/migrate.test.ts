import { existsSync, rmSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Migration } from '@hallway/sealed-store';
import { addNote, Bench, codeOf, noteIds, notes } from './support.ts';

let bench: Bench;
let backup: string;
beforeEach(() => {
  bench = new Bench();
  backup = `${bench.path}.backup`;
});
afterEach(() => bench.remove());

const emptied: Migration = { id: '300-emptied', sql: 'DELETE FROM note' };

function idsInBackup(): unknown[] {
  const db = new Sqlite(backup, { readonly: true });
  try {
    return db.prepare('SELECT id FROM note').pluck().all();
  } finally {
    db.close();
  }
}

describe('migrations', () => {
  it('run once, in order, after a copy of the file as it was before', () => {
    addNote(bench.open(), 'kept');
    expect(existsSync(backup)).toBe(false);
    const store = bench.open([notes, emptied]);
    expect(noteIds(store)).toEqual([]);
    expect(store.db.pragma('user_version', { simple: true })).toBe(3);
    expect(idsInBackup()).toEqual(['kept']);
    rmSync(backup);
    addNote(store, 'new');
    expect(noteIds(bench.open([notes, emptied]))).toEqual(['new']);
    expect(existsSync(backup)).toBe(false);
  });

  it('leave a copy that is its owner’s only, in place of an older one', () => {
    addNote(bench.open(), 'first');
    addNote(bench.open([notes, emptied]), 'second');
    expect(idsInBackup()).toEqual(['first']);
    bench.open([notes, emptied, { id: '400-more', sql: 'CREATE TABLE more (x) ' }]);
    expect(idsInBackup()).toEqual(['second']);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
  });

  it('leave everything as it was when one fails', () => {
    addNote(bench.open(), 'kept');
    const broken: Migration = { id: '300-broken', sql: 'DELETE FROM note; SELECT nonsense(1)' };
    expect(() => bench.open([notes, broken])).toThrow('nonsense');
    expect(noteIds(bench.open())).toEqual(['kept']);
  });

  it('of a newer program are refused by name', () => {
    bench.open([notes, emptied]);
    expect(codeOf(() => bench.open())).toBe('NEWER_SCHEMA');
    expect(() => bench.open()).toThrow('300-emptied');
  });
});
