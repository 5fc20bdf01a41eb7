import type { Database } from 'better-sqlite3';
import { StoreError } from './error.ts';
import type { FieldCipher, FieldPlace } from './field-cipher.ts';
import type { Migration } from './migrate.ts';

/** A mark sealed under the key tells a wrong or new key before it does harm. */
export const keyMarkMigration: Migration = {
  id: '000-key-mark',
  sql: 'CREATE TABLE key_mark (only INTEGER PRIMARY KEY CHECK (only = 1), sealed BLOB NOT NULL) STRICT',
};

const place: FieldPlace = { table: 'key_mark', key: '1', column: 'sealed' };

/** Throws `StoreError` KEY_MISMATCH when the store was written under another key; marks a new one. */
export function checkKey(db: Database, fields: FieldCipher): void {
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
    throw new StoreError('KEY_MISMATCH', `${db.name} was written under another key`, {
      cause: error,
    });
  }
}
