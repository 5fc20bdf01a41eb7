import type { Database, Statement } from 'better-sqlite3';

/** More texts than a program has; queries built for lists of any length must not fill memory. */
const maxTexts = 1_000;

const prepared = new WeakMap<Database, Map<string, Statement>>();

/**
 * The statement for this SQL, prepared once per connection. `pluck` gives the first column instead of the row; it is
 * part of what is remembered.
 */
export function statement<Parameters extends unknown[], Result = unknown>(
  db: Database,
  sql: string,
  mode: 'row' | 'pluck' = 'row',
): Statement<Parameters, Result> {
  const known = prepared.get(db) ?? new Map<string, Statement>();
  prepared.set(db, known);
  const key = `${mode} ${sql}`;
  const found = known.get(key) ?? prepare(db, sql, mode);
  if (known.size >= maxTexts) known.clear();
  known.set(key, found);
  // Parameters and Result are the caller's claim about its own SQL, as they are with better-sqlite3's prepare.
  return found as Statement<Parameters, Result>;
}

function prepare(db: Database, sql: string, mode: 'row' | 'pluck'): Statement {
  const fresh = db.prepare(sql);
  return mode === 'pluck' ? fresh.pluck() : fresh;
}
