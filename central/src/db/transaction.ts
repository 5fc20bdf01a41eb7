import { statement, type FieldCipher } from '@hallway/sealed-store';
import type { Database } from 'better-sqlite3';
import type { Compilable } from 'kysely';

/**
 * One write transaction, from start to commit without giving up the thread: nobody reads half of it and no other
 * writer comes between. Queries are built with Kysely and run here.
 */
export interface Tx {
  /** The connection, for prepared statements on hot paths. */
  readonly sqlite: Database;
  readonly fields: FieldCipher;
  all<Row>(query: Compilable<Row>): Row[];
  first<Row>(query: Compilable<Row>): Row | undefined;
  /** Number of rows changed. */
  run(query: Compilable): number;
  /** Work inside a savepoint: when it throws, only its own changes are undone, and the error goes on. */
  nested<T>(work: () => T): T;
  /** Says what changed to those who listen with `onCommit`; nobody hears of it when the transaction fails. */
  announce(topic: string): void;
}

export class SqliteTx implements Tx {
  readonly sqlite: Database;
  readonly fields: FieldCipher;
  readonly topics = new Set<string>();

  constructor(sqlite: Database, fields: FieldCipher) {
    this.sqlite = sqlite;
    this.fields = fields;
  }

  all<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile();
    // Kysely derives Row from the very query that is run here.
    return statement(this.sqlite, sql).all(...parameters) as Row[];
  }

  first<Row>(query: Compilable<Row>): Row | undefined {
    return this.all(query)[0];
  }

  run(query: Compilable): number {
    const { sql, parameters } = query.compile();
    const prepared = statement(this.sqlite, sql);
    if (prepared.reader) return prepared.all(...parameters).length;
    return prepared.run(...parameters).changes;
  }

  nested<T>(work: () => T): T {
    return this.sqlite.transaction(work)();
  }

  announce(topic: string): void {
    this.topics.add(topic);
  }
}
