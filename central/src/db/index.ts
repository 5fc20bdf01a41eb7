import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  loadOrCreateKey,
  openSealedStore,
  type FieldCipher,
  type Migration,
  type SealedStore,
} from '@hallway/sealed-store';
import type Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { SqliteTx, type Tx } from './transaction.ts';

export { statement } from '@hallway/sealed-store';
export type { FieldCipher, FieldPlace, Migration } from '@hallway/sealed-store';
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
  /** Folder of `central.db` and `central.key`, made when missing. `:memory:` keeps nothing, not even a key (tests). */
  dataDir: string;
  migrations: readonly Migration[];
  /** 32 bytes in place of the key file's. */
  key?: Uint8Array;
}

/** Opens and migrates central's database. Throws `StoreError`. */
export function openDatabase({ dataDir, migrations, key }: OpenOptions): Database {
  const inMemory = dataDir === ':memory:';
  const path = inMemory ? ':memory:' : join(dataDir, 'central.db');
  const ownKey = () => (inMemory ? randomBytes(32) : loadOrCreateKey(join(dataDir, 'central.key')));
  return createDatabase(openSealedStore({ path, key: key ?? ownKey(), migrations }));
}

function createDatabase(store: SealedStore): Database {
  const { db: sqlite, fields } = store;
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
        result = store.transaction(() => work(tx));
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
    close: () => store.close(),
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
