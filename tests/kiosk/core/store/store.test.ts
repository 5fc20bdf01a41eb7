import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  loadOrCreateKey,
  openStore,
  StoreError,
  type Migration,
  type Store,
  type StoreErrorCode,
} from '../../../../kiosk/src/core/store/index.ts';

const notes: Migration = {
  id: '200-notes',
  sql: 'CREATE TABLE note (id TEXT PRIMARY KEY, body BLOB) STRICT',
};
const key = new Uint8Array(32).fill(1);

let dir: string;
let path: string;
const open: Store[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hallway-store-'));
  path = join(dir, 'kiosk.db');
});

afterEach(() => {
  for (const store of open.splice(0)) store.close();
  rmSync(dir, { recursive: true, force: true });
});

function start(migrations: Migration[] = [notes], under: Uint8Array = key): Store {
  const store = openStore({ path, key: under, migrations });
  open.push(store);
  return store;
}

function stop(): void {
  for (const store of open.splice(0)) store.close();
}

function codeOf(work: () => unknown): StoreErrorCode | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}

function count(store: Store): unknown {
  return store.db.prepare('SELECT count(*) FROM note').pluck().get();
}

describe('the store', () => {
  it('writes to disk at every commit and overwrites what is deleted', () => {
    const { db } = start();
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('secure_delete', { simple: true })).toBe(1);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('undoes a transaction that throws, whole, with the calls that joined it', () => {
    const store = start();
    const add = (id: string): void => {
      store.transaction(() => store.db.prepare('INSERT INTO note (id) VALUES (?)').run(id));
    };
    expect(() =>
      store.transaction(() => {
        add('a');
        add('b');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(count(store)).toBe(0);
    store.transaction(() => add('c'));
    expect(count(store)).toBe(1);
  });

  it('migrates once, in order, and keeps a copy of the file as it was before', () => {
    start().db.prepare("INSERT INTO note (id) VALUES ('kept')").run();
    stop();
    const next: Migration = { id: '300-more', sql: 'DELETE FROM note' };
    const store = start([notes, next]);
    expect(count(store)).toBe(0);
    const copy = new Sqlite(`${path}.backup`, { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM note').pluck().get()).toBe(1);
    copy.close();
    stop();
    rmSync(`${path}.backup`);
    start([notes, next]);
    expect(existsSync(`${path}.backup`)).toBe(false);
  });

  it('leaves everything as it was when a migration fails', () => {
    start().db.prepare("INSERT INTO note (id) VALUES ('kept')").run();
    stop();
    const broken: Migration = { id: '300-broken', sql: 'DELETE FROM note; SELECT nonsense(1)' };
    expect(() => start([notes, broken])).toThrow();
    expect(count(start())).toBe(1);
  });

  it('refuses what a newer program wrote', () => {
    start([notes, { id: '900-future', sql: 'CREATE TABLE future (x) ' }]);
    stop();
    expect(codeOf(() => start())).toBe('NEWER_SCHEMA');
  });

  it('refuses another key before anything is read or written under it', () => {
    start();
    stop();
    expect(codeOf(() => start([notes], new Uint8Array(32).fill(2)))).toBe('KEY_MISMATCH');
    expect(codeOf(() => start())).toBe(null);
  });

  it('says that a damaged file is damaged', () => {
    writeFileSync(path, 'this is not a database, whatever its name says, and never was one');
    expect(codeOf(() => start())).toBe('DAMAGED');
    rmSync(path);
    const { db } = start();
    const add = db.prepare('INSERT INTO note (id, body) VALUES (?, ?)');
    for (let n = 0; n < 200; n += 1) add.run(`n${n}`, Buffer.alloc(2_000, n));
    db.pragma('wal_checkpoint(TRUNCATE)');
    stop();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 4096 * 2, 4096 * 40);
    writeFileSync(path, bytes);
    expect(codeOf(() => start())).toBe('DAMAGED');
  });
});

describe('the key file', () => {
  it('is made once, for the owner only', () => {
    const made = loadOrCreateKey(join(dir, 'data'));
    expect(made).toHaveLength(32);
    expect(loadOrCreateKey(join(dir, 'data'))).toEqual(made);
    expect(statSync(join(dir, 'data', 'store.key')).mode & 0o777).toBe(0o600);
  });

  it('is refused when others may read it or when it holds no key', () => {
    loadOrCreateKey(dir);
    const file = join(dir, 'store.key');
    chmodSync(file, 0o640);
    expect(codeOf(() => loadOrCreateKey(dir))).toBe('KEY_EXPOSED');
    chmodSync(file, 0o600);
    writeFileSync(file, 'short');
    expect(codeOf(() => loadOrCreateKey(dir))).toBe('KEY_INVALID');
  });
});

describe('sealed fields', () => {
  const place = { table: 'note', key: 'a', column: 'body' };

  it('open where they were sealed, whatever they hold', () => {
    const { fields } = start();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, rowKey) => {
        const at = { ...place, key: rowKey };
        expect(new Uint8Array(fields.open(at, fields.seal(at, bytes)))).toEqual(bytes);
      }),
    );
    expect(fields.open(place, fields.seal(place, '张伟')).toString()).toBe('张伟');
  });

  it('do not open in another row, column or table, nor when a bit was changed', () => {
    const { fields } = start();
    const sealed = fields.seal(place, 'text');
    for (const at of [
      { ...place, key: 'b' },
      { ...place, column: 'title' },
      { ...place, table: 'other' },
      { table: 'note', key: 'a","body', column: '' },
    ]) {
      expect(codeOf(() => fields.open(at, sealed))).toBe('FIELD_UNREADABLE');
    }
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(codeOf(() => fields.open(place, changed))).toBe('FIELD_UNREADABLE');
      expect(codeOf(() => fields.open(place, sealed.subarray(0, index)))).toBe('FIELD_UNREADABLE');
    }
  });

  it('look different every time, while look-up values are the same for one key and kind', () => {
    const { fields } = start();
    expect(fields.seal(place, 'same').equals(fields.seal(place, 'same'))).toBe(false);
    const index = fields.blindIndex('card', '04A1B2C3');
    expect(index).toMatch(/^[0-9a-f]{32}$/);
    expect(fields.blindIndex('card', '04A1B2C3')).toBe(index);
    expect(fields.blindIndex('no', '04A1B2C3')).not.toBe(index);
    stop();
    rmSync(path);
    const other = start([notes], new Uint8Array(32).fill(9));
    expect(other.fields.blindIndex('card', '04A1B2C3')).not.toBe(index);
  });
});
