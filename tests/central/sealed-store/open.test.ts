import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSealedStore } from '@hallway/sealed-store';
import { addNote, Bench, codeOf, key, noteIds, notes } from './support.ts';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

describe('a sealed store', () => {
  it('is for its owner only, writes to disk at every commit and overwrites what is deleted', () => {
    const { db } = bench.open();
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('secure_delete', { simple: true })).toBe(1);
    expect(statSync(bench.path).mode & 0o077).toBe(0);
    expect(statSync(`${bench.path}-wal`).mode & 0o077).toBe(0);
  });

  it('is made with its folder, for the owner only', () => {
    const folder = join(bench.dir, 'data');
    openSealedStore({ path: join(folder, 'some.db'), key, migrations: [] }).close();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('takes back a file that others may read', () => {
    bench.open();
    bench.close();
    chmodSync(bench.path, 0o644);
    bench.open();
    expect(statSync(bench.path).mode & 0o777).toBe(0o600);
  });

  it('undoes a transaction that throws, whole, with the calls that joined it', () => {
    const store = bench.open();
    const add = (id: string): void => store.transaction(() => addNote(store, id));
    expect(() =>
      store.transaction(() => {
        add('a');
        add('b');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(noteIds(store)).toEqual([]);
    store.transaction(() => add('c'));
    expect(noteIds(store)).toEqual(['c']);
  });

  it('leaves a failed call inside a transaction to the one who catches its error', () => {
    const store = bench.open();
    const addAndFail = (): void =>
      store.transaction(() => {
        addNote(store, 'a');
        throw new Error('caught outside');
      });
    store.transaction(() => expect(addAndFail).toThrow('caught outside'));
    expect(noteIds(store)).toEqual(['a']);
  });

  it('keeps other writers out from the beginning of a transaction', () => {
    const store = bench.open();
    const other = new Sqlite(bench.path, { timeout: 0 });
    const write = () => other.prepare("INSERT INTO note (id) VALUES ('other')").run();
    store.transaction(() => expect(write).toThrow('locked'));
    write();
    other.close();
    expect(noteIds(store)).toEqual(['other']);
  });

  it('refuses another key before anything is read or written under it', () => {
    bench.open();
    expect(codeOf(() => bench.open([notes], new Uint8Array(32).fill(2)))).toBe('KEY_MISMATCH');
    expect(codeOf(() => bench.open())).toBe(null);
  });

  it('says that a file is no database', () => {
    writeFileSync(bench.path, 'this is not a database, whatever its name says, and never was one');
    expect(codeOf(() => bench.open())).toBe('DAMAGED');
  });

  it('says that pages are damaged, even those that opening does not need', () => {
    const { db } = bench.open();
    const add = db.prepare('INSERT INTO note (id, body) VALUES (?, ?)');
    for (let n = 0; n < 200; n += 1) add.run(`n${n}`, Buffer.alloc(2_000, n));
    db.pragma('wal_checkpoint(TRUNCATE)');
    bench.close();
    const bytes = readFileSync(bench.path);
    bytes.fill(0xff, bytes.length - 4096 * 40, bytes.length);
    writeFileSync(bench.path, bytes);
    expect(codeOf(() => bench.open())).toBe('DAMAGED');
  });
});
