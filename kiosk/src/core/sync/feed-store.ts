import Sqlite from 'better-sqlite3';
import type { Op, Page } from '@hallway/protocol';
import { statement, type Store } from '../store/index.ts';
import type { FeedTarget, SyncLog } from './types.ts';

interface CursorRow {
  pos: number;
  stale: number;
}

/** Applies pages of the feed to the rooms that keep them; page and cursor in one transaction. */
export class FeedStore {
  readonly #store: Store;
  readonly #targets: readonly FeedTarget[];
  readonly #log: SyncLog;

  constructor(store: Store, targets: readonly FeedTarget[], log: SyncLog) {
    this.#store = store;
    this.#targets = targets;
    this.#log = log;
  }

  /** Position up to which the partition has been applied, 0 when nothing was. */
  cursor(part: string): number {
    return this.#row(part)?.pos ?? 0;
  }

  /** Cursors of all partitions ever applied. */
  cursors(): Record<string, number> {
    const rows = statement<[], { part: string; pos: number }>(
      this.#store.db,
      'SELECT part, pos FROM feed_cursor',
    ).all();
    return Object.fromEntries(rows.map((row) => [row.part, row.pos]));
  }

  /** Applies a page that continues where the partition stands. False when it does not, and nothing was changed. */
  apply(page: Page): boolean {
    return this.#store.transaction(() => {
      const row = this.#row(page.part);
      if (page.from !== (row?.pos ?? 0) || !isOrdered(page)) return false;
      const targets = this.#targets.filter((target) => target.accepts(page.part));
      if (row?.stale === 1) for (const target of targets) target.reset?.(page.part);
      for (const op of page.ops) for (const target of targets) this.#applyOp(target, page.part, op);
      statement(
        this.#store.db,
        `INSERT INTO feed_cursor (part, pos, stale) VALUES (?, ?, 0)
           ON CONFLICT (part) DO UPDATE SET pos = excluded.pos, stale = 0`,
      ).run(page.part, page.to);
      return true;
    });
  }

  /** Every partition comes again from its beginning; what is here stays in use until its first page arrives. */
  startOver(): void {
    statement(this.#store.db, 'UPDATE feed_cursor SET pos = 0, stale = 1').run();
  }

  /** An op that its room cannot take is undone and skipped, so that it does not hold up those after it. */
  #applyOp(target: FeedTarget, part: string, op: Op): void {
    try {
      this.#store.db.transaction(() => target.apply(part, op))();
    } catch (error) {
      if (isStorageTrouble(error)) throw error;
      const name = error instanceof Error ? error.name : 'unknown';
      this.#log.warn({ part, pos: op.pos, error: name }, 'feed op skipped');
    }
  }

  #row(part: string): CursorRow | undefined {
    return statement<[string], CursorRow>(
      this.#store.db,
      'SELECT pos, stale FROM feed_cursor WHERE part = ?',
    ).get(part);
  }
}

function isOrdered(page: Page): boolean {
  let last = page.from;
  for (const op of page.ops) {
    if (op.pos <= last) return false;
    last = op.pos;
  }
  return last <= page.to;
}

/** The disk, not the op, is at fault: the page must come again. Constraint errors are the op's. */
function isStorageTrouble(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && !error.code.startsWith('SQLITE_CONSTRAINT');
}
