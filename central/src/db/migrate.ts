import { existsSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/** One step of the schema. Ids sort in the order of application and never change once released. */
export interface Migration {
  /** '200-people' */
  id: string;
  sql: string;
}

/** The file was written by a newer program: opening it could destroy what this one does not know. */
export class NewerSchemaError extends Error {
  readonly code = 'NEWER_SCHEMA';
  constructor(unknown: string[]) {
    super(`the database holds migrations this program does not know: ${unknown.join(', ')}`);
    this.name = 'NewerSchemaError';
  }
}

/**
 * Brings the schema up to date: all missing migrations in one transaction, after a copy of the file was put beside
 * it as `<file>.backup`. A new database needs no copy. `user_version` counts what was applied.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  db.exec('CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY) STRICT');
  const applied = new Set(db.prepare<[], string>('SELECT id FROM migration').pluck().all());
  const known = new Set(migrations.map((migration) => migration.id));
  const unknown = [...applied].filter((id) => !known.has(id));
  if (unknown.length > 0) throw new NewerSchemaError(unknown);
  const missing = migrations.filter((migration) => !applied.has(migration.id));
  if (missing.length === 0) return;
  if (applied.size > 0 && !db.memory) backUp(db);
  db.transaction(() => {
    const record = db.prepare('INSERT INTO migration (id) VALUES (?)');
    for (const migration of missing) {
      db.exec(migration.sql);
      record.run(migration.id);
    }
    db.pragma(`user_version = ${applied.size + missing.length}`);
  }).immediate();
}

/** VACUUM INTO writes a consistent copy even while the write-ahead log holds pages. */
function backUp(db: Database): void {
  const path = `${db.name}.backup`;
  if (existsSync(path)) rmSync(path);
  db.prepare('VACUUM INTO ?').run(path);
}
