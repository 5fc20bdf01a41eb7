import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { StoreError } from './error.ts';
import { createFieldCipher, type FieldCipher } from './field-cipher.ts';
import { checkKey, keyMarkMigration } from './key-mark.ts';
import { migrate, type Migration } from './migrate.ts';

export interface SealedStore {
  readonly db: Sqlite.Database;
  readonly fields: FieldCipher;
  /** One transaction, on disk when it returns (WAL, synchronous=FULL), undone when `work` throws. Calls inside join it. */
  transaction<T>(work: () => T): T;
  close(): void;
}

export interface SealedStoreOptions {
  /** File of the database, made with its folder when missing; `:memory:` keeps nothing (tests). */
  path: string;
  /** 32 bytes. */
  key: Uint8Array;
  /** In the order of application; the store's own comes first by itself. */
  migrations: readonly Migration[];
}

/**
 * Opens the store, copies the file before migrating it, and checks that the key is the one it was written under.
 * An existing file is read through once (`quick_check`). Throws `StoreError`: NEWER_SCHEMA, DAMAGED, KEY_MISMATCH.
 */
export function openSealedStore({ path, key, migrations }: SealedStoreOptions): SealedStore {
  const fields = createFieldCipher(key);
  const inMemory = path === ':memory:';
  const existed = !inMemory && existsSync(path);
  if (!inMemory) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const db = new Sqlite(path);
  try {
    if (!inMemory) chmodSync(path, 0o600);
    configure(db);
    if (existed) checkPages(db);
    migrate(db, [keyMarkMigration, ...migrations]);
    checkKey(db, fields);
  } catch (error) {
    db.close();
    throw isDamage(error)
      ? new StoreError('DAMAGED', `${path} is damaged or not a database`, { cause: error })
      : error;
  }
  return {
    db,
    fields,
    transaction: (work) => (db.inTransaction ? work() : db.transaction(work).immediate()),
    close: () => db.close(),
  };
}

function configure(db: Sqlite.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma('busy_timeout = 5000');
}

function checkPages(db: Sqlite.Database): void {
  const verdict = db.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new StoreError('DAMAGED', `${db.name} failed its page check`);
}

function isDamage(error: unknown): boolean {
  if (!(error instanceof Sqlite.SqliteError)) return false;
  return error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT');
}
