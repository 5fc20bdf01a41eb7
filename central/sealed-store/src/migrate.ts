import { rmSync, writeFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { StoreError } from './error.ts';

/** One step of the schema. Ids sort in the order of application and never change once released. */
export interface Migration {
  /** '200-people' */
  id: string;
  sql: string;
}

/**
 * Brings the schema up to date: all missing migrations in one transaction, after a copy of the file was put beside
 * it as `<file>.backup`. A new database needs no copy. `user_version` counts what was applied. Throws `StoreError`
 * NEWER_SCHEMA when it holds a migration that is not among these.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  db.exec('CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY) STRICT');
  const applied = new Set(db.prepare<[], string>('SELECT id FROM migration').pluck().all());
  const known = new Set(migrations.map((migration) => migration.id));
  const unknown = [...applied].filter((id) => !known.has(id));
  if (unknown.length > 0) {
    const ids = unknown.join(', ');
    throw new StoreError(
      'NEWER_SCHEMA',
      `${db.name} holds migrations this program does not know: ${ids}`,
    );
  }
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

/**
 * VACUUM INTO writes a consistent copy even while the write-ahead log holds pages. It fills an empty file and leaves
 * its mode alone, so the copy is its owner's only from the first byte.
 */
function backUp(db: Database): void {
  const path = `${db.name}.backup`;
  rmSync(path, { force: true });
  writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
  db.prepare('VACUUM INTO ?').run(path);
}
