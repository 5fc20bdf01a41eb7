import { chmodSync, existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { StoreError } from './error.ts';
import { createFieldCipher, type FieldCipher, type FieldPlace } from './field-cipher.ts';
import { migrate, type Migration } from './migrate.ts';

export { StoreError } from './error.ts';
export type { StoreErrorCode } from './error.ts';
export type { FieldCipher, FieldPlace } from './field-cipher.ts';
export { fileKeyProvider, loadOrCreateKey } from './key.ts';
export type { KeyProvider } from './key.ts';
export type { Migration } from './migrate.ts';
export { statement } from './statement.ts';

/** The kiosk's one database. Everything the kiosk must not forget is in here. */
export interface Store {
  readonly db: Sqlite.Database;
  /** One transaction, on disk when it returns (WAL, synchronous=FULL), undone when `work` throws. Calls inside join it. */
  transaction<T>(work: () => T): T;
  readonly fields: FieldCipher;
  close(): void;
}

export interface StoreOptions {
  /** File of the database; `:memory:` keeps nothing (tests). */
  path: string;
  /** 32 bytes. */
  key: Uint8Array;
  /** In the order of application; the store's own come first by themselves. */
  migrations: readonly Migration[];
}

/** The store's own migrations: the mark that tells a wrong key before it does harm. */
export const migrations: Migration[] = [
  {
    id: '000-store',
    sql: 'CREATE TABLE key_mark (only INTEGER PRIMARY KEY CHECK (only = 1), sealed BLOB NOT NULL) STRICT',
  },
];

/**
 * Opens the store, copies the file before migrating it, and checks that the key is the one it was written under.
 * Throws `StoreError`: NEWER_SCHEMA, DAMAGED, KEY_MISMATCH.
 */
export function openStore(options: StoreOptions): Store {
  const fields = createFieldCipher(options.key);
  const existed = options.path !== ':memory:' && existsSync(options.path);
  const db = new Sqlite(options.path);
  try {
    if (!db.memory) chmodSync(options.path, 0o600);
    configure(db);
    if (existed) checkPages(db);
    migrate(db, withOwn(options.migrations));
    checkKey(db, fields);
  } catch (error) {
    db.close();
    throw isDamage(error)
      ? new StoreError('DAMAGED', 'the store is damaged', { cause: error })
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

function withOwn(given: readonly Migration[]): Migration[] {
  const own = new Set(migrations.map((migration) => migration.id));
  return [...migrations, ...given.filter((migration) => !own.has(migration.id))];
}

function checkPages(db: Sqlite.Database): void {
  const verdict = db.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new StoreError('DAMAGED', 'the store failed its page check');
}

function checkKey(db: Sqlite.Database, fields: FieldCipher): void {
  const place: FieldPlace = { table: 'key_mark', key: '1', column: 'sealed' };
  const mark = db.prepare<[], Buffer>('SELECT sealed FROM key_mark').pluck().get();
  if (!mark) {
    db.prepare('INSERT INTO key_mark (only, sealed) VALUES (1, ?)').run(
      fields.seal(place, 'hallway'),
    );
    return;
  }
  try {
    fields.open(place, mark);
  } catch (error) {
    throw new StoreError('KEY_MISMATCH', 'the store was written under another key', {
      cause: error,
    });
  }
}

function isDamage(error: unknown): boolean {
  if (!(error instanceof Sqlite.SqliteError)) return false;
  return error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT');
}
