import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database, type Migration } from '../../../central/src/db/index.ts';

type NoteTables = { note: { id: string; n: number } };

const notes: Migration = {
  id: '200-notes',
  sql: 'CREATE TABLE note (id TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT',
};

let dir: string;
let db: Database;

const open = (migrations = [notes]): Database => openDatabase({ dataDir: dir, migrations });
const refusal = (code: string) => expect.objectContaining({ name: 'StoreError', code });

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hallway-central-'));
  db = open();
});

afterEach(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

const query = () => db.query.$extendTables<NoteTables>();

function add(id: string, n = 0): void {
  db.write((tx) => tx.run(query().insertInto('note').values({ id, n })));
}

function ids(): string[] {
  const rows = db.read((tx) => tx.all(query().selectFrom('note').select('id').orderBy('id')));
  return rows.map(({ id }) => id);
}

describe("central's database", () => {
  it('is for its owner only and on disk at every commit', () => {
    expect(statSync(join(dir, 'central.db')).mode & 0o077).toBe(0);
    expect(statSync(join(dir, 'central.key')).mode & 0o777).toBe(0o600);
    expect(db.sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
  });

  it('runs typed queries in one transaction and undoes them together', async () => {
    add('a', 1);
    expect(() =>
      db.write((tx) => {
        tx.run(query().insertInto('note').values({ id: 'b', n: 2 }));
        add('c');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(ids()).toEqual(['a']);
    const changed = db.write((tx) => tx.run(query().updateTable('note').set({ n: 5 })));
    expect(changed).toBe(1);
    expect(await query().selectFrom('note').selectAll().execute()).toEqual([{ id: 'a', n: 5 }]);
    const returned = db.write((tx) =>
      tx.first(query().updateTable('note').set({ n: 6 }).returning('n')),
    );
    expect(returned).toEqual({ n: 6 });
  });

  it('undoes only a nested part when the caller takes its error', () => {
    db.write((tx) => {
      tx.run(query().insertInto('note').values({ id: 'outer', n: 0 }));
      expect(() =>
        tx.nested(() => {
          tx.run(query().insertInto('note').values({ id: 'inner', n: 0 }));
          throw new Error('only here');
        }),
      ).toThrow('only here');
    });
    expect(ids()).toEqual(['outer']);
  });

  it('tells of a commit after it, once, and never of one that failed', () => {
    const heard: string[][] = [];
    const stop = db.onCommit((topics) => heard.push([...topics]));
    db.write((tx) => {
      tx.announce('one');
      tx.announce('one');
      db.write((inner) => inner.announce('two'));
      expect(heard).toEqual([]);
    });
    expect(() =>
      db.write((tx) => {
        tx.announce('never');
        throw new Error('no');
      }),
    ).toThrow();
    add('silent');
    expect(heard).toEqual([['one', 'two']]);
    stop();
    db.write((tx) => tx.announce('unheard'));
    expect(heard).toHaveLength(1);
  });

  it("refuses Kysely's own transactions, which would let others in between", async () => {
    const transaction = query()
      .transaction()
      .execute(() => Promise.resolve());
    await expect(transaction).rejects.toThrow('Database.write');
    add('still works');
    expect(ids()).toEqual(['still works']);
  });

  it('refuses a key it was not written under, rather than reading nothing', () => {
    db.close();
    rmSync(join(dir, 'central.key'));
    expect(open).toThrow(refusal('KEY_MISMATCH'));
    rmSync(join(dir, 'central.db'));
    db = open();
  });

  it('refuses a newer schema and a key file that others may read', () => {
    db.close();
    expect(() => open([])).toThrow(refusal('NEWER_SCHEMA'));
    chmodSync(join(dir, 'central.key'), 0o644);
    expect(open).toThrow(refusal('KEY_EXPOSED'));
    chmodSync(join(dir, 'central.key'), 0o600);
    db = open();
  });

  it('says that a damaged file is damaged', () => {
    db.close();
    writeFileSync(join(dir, 'central.db'), 'whatever its name says, this is not a database');
    expect(open).toThrow(refusal('DAMAGED'));
    rmSync(join(dir, 'central.db'));
    db = open();
  });

  it('keeps nothing in memory, not even a key', () => {
    const inMemory = openDatabase({ dataDir: ':memory:', migrations: [notes] });
    const place = { table: 'note', key: 'a', column: 'n' };
    const sealed = inMemory.fields.seal(place, 'text');
    expect(inMemory.fields.open(place, sealed).toString()).toBe('text');
    expect(() => db.fields.open(place, sealed)).toThrow(refusal('FIELD_UNREADABLE'));
    inMemory.close();
    expect(existsSync(':memory:')).toBe(false);
  });
});
