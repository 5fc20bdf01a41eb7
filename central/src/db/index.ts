import { join } from 'node:path';
import { chmodSync, mkdirSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { createFieldCipher, type FieldCipher } from './field-cipher.ts';
import { loadOrCreateKey } from './key-file.ts';
import { checkKey, keyMarkMigration } from './key-mark.ts';
import { migrate, type Migration } from './migrate.ts';
import { SqliteTx, type Tx } from './transaction.ts';

export { createFieldCipher, FieldError } from './field-cipher.ts';
export type { FieldCipher, FieldPlace } from './field-cipher.ts';
export { KeyFileError, loadOrCreateKey } from './key-file.ts';
export { NewerSchemaError } from './migrate.ts';
export type { KeyFileErrorCode } from './key-file.ts';
export type { Migration } from './migrate.ts';
export { statement } from './statement.ts';
export type { Tx } from './transaction.ts';
/** What a query needs that changes nothing: a transaction, or `Database.read`. */
export type Reader = Pick<Tx, 'all' | 'first'>;

/** The tables every feature may rely on; a feature adds its own, as a type (not an interface), with
 * `query.$extendTables<…>()`. */
export interface BaseTables {
  migration: { id: string };
}

/** Central's one database. */
export interface Database {
  /** The connection, for prepared statements on hot paths. */
  readonly sqlite: Sqlite.Database;
  /**
   * Typed queries: `db.query.$extendTables<PeopleTables>()`. Awaited, they read or make one change; several changes
   * that belong together go through `write`, never through Kysely's own transactions.
   */
  readonly query: Kysely<BaseTables>;
  readonly fields: FieldCipher;
  /** One transaction, committed to disk on return (WAL, synchronous=FULL) and undone when `work` throws. Calls inside join it. */
  write<T>(work: (tx: Tx) => T): T;
  /** Runs queries outside a transaction, on the spot; what another query sees may differ. */
  read<T>(work: (tx: Reader) => T): T;
  /** Hears, after each commit, the topics its transaction announced. Returns the way to stop listening. */
  onCommit(listener: (topics: ReadonlySet<string>) => void): () => void;
  close(): void;
}

export interface OpenOptions {
  /** Folder of `central.db` and `central.key`; made when missing. `:memory:` keeps nothing (tests), and needs `key`. */
  dataDir: string;
  migrations: readonly Migration[];
  /** 32 bytes; read from or made in the data folder when not given. */
  key?: Uint8Array;
}

/** Opens and migrates central's database. Throws `NewerSchemaError` or `KeyFileError`. */
export function openDatabase(options: OpenOptions): Database {
  const inMemory = options.dataDir === ':memory:';
  if (!inMemory) mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const path = inMemory ? ':memory:' : join(options.dataDir, 'central.db');
  const fields = createFieldCipher(options.key ?? loadOrCreateKey(options.dataDir));
  const sqlite = new Sqlite(path);
  try {
    if (!inMemory) chmodSync(path, 0o600);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('secure_delete = ON');
    sqlite.pragma('busy_timeout = 5000');
    migrate(sqlite, [keyMarkMigration, ...options.migrations]);
    checkKey(sqlite, fields);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return createDatabase(sqlite, fields);
}

function createDatabase(sqlite: Sqlite.Database, fields: FieldCipher): Database {
  const listeners = new Set<(topics: ReadonlySet<string>) => void>();
  let current: SqliteTx | null = null;
  return {
    sqlite,
    fields,
    query: new Kysely<BaseTables>({ dialect: new SqliteDialect({ database: single(sqlite) }) }),
    write(work) {
      if (current) return work(current);
      const tx = new SqliteTx(sqlite, fields);
      current = tx;
      let result: ReturnType<typeof work>;
      try {
        result = sqlite.transaction(() => work(tx)).immediate();
      } finally {
        current = null;
      }
      if (tx.topics.size > 0) for (const listener of listeners) listener(tx.topics);
      return result;
    },
    read: (work) => work(current ?? new SqliteTx(sqlite, fields)),
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => sqlite.close(),
  };
}

/**
 * The connection as Kysely sees it: single statements only. A transaction that waits between its statements would
 * take in whatever else uses the connection meanwhile.
 */
function single(sqlite: Sqlite.Database): { prepare: Sqlite.Database['prepare']; close(): void } {
  return {
    close: () => sqlite.close(),
    prepare(sql: string) {
      if (/^\s*(begin|savepoint)\b/i.test(sql)) {
        throw new Error('use Database.write for transactions');
      }
      return sqlite.prepare(sql);
    },
  };
}
