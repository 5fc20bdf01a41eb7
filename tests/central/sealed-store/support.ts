import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openSealedStore,
  StoreError,
  type Migration,
  type SealedStore,
  type StoreErrorCode,
} from '@hallway/sealed-store';

export const notes: Migration = {
  id: '200-notes',
  sql: 'CREATE TABLE note (id TEXT PRIMARY KEY, body BLOB) STRICT',
};

export const key = new Uint8Array(32).fill(1);

/** A folder of its own with one store that is opened and closed at will. */
export class Bench {
  readonly dir = mkdtempSync(join(tmpdir(), 'hallway-sealed-store-'));
  readonly path = join(this.dir, 'some.db');
  #open: SealedStore | null = null;

  /** Opens the store; the one opened before is closed first. */
  open(migrations: readonly Migration[] = [notes], under: Uint8Array = key): SealedStore {
    this.close();
    this.#open = openSealedStore({ path: this.path, key: under, migrations });
    return this.#open;
  }

  close(): void {
    this.#open?.close();
    this.#open = null;
  }

  remove(): void {
    this.close();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

export function addNote({ db }: SealedStore, id: string): void {
  db.prepare('INSERT INTO note (id) VALUES (?)').run(id);
}

export function noteIds({ db }: SealedStore): unknown[] {
  return db.prepare('SELECT id FROM note ORDER BY id').pluck().all();
}

/** The code of the `StoreError` that `work` throws; null when it throws nothing. */
export function codeOf(work: () => unknown): StoreErrorCode | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}
