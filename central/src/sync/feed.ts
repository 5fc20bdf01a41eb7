import type { Op, Page } from '@hallway/protocol';
import { statement, type Database, type Tx } from '../db/index.ts';
import { feedTopic } from './topics.ts';

interface HeadRow {
  head: number;
}

interface OpRow {
  pos: number;
  key: string;
  data: Buffer | null;
}

/**
 * Puts a record into a partition, or takes it out, in the caller's transaction. Positions are counted per partition
 * without gaps and become visible in order; the partition keeps the last op of every key. Kiosks that may see the
 * partition are poked after the commit. Data is sealed at rest.
 */
export function publish(tx: Tx, part: string, op: 'put', key: string, data: unknown): number;
export function publish(tx: Tx, part: string, op: 'del', key: string): number;
export function publish(
  tx: Tx,
  part: string,
  op: 'put' | 'del',
  key: string,
  data?: unknown,
): number {
  const pos = nextPosition(tx, part);
  const sealed =
    op === 'put' ? tx.fields.seal(placeOf(part, key), JSON.stringify(data ?? null)) : null;
  statement(
    tx.sqlite,
    `INSERT INTO feed_op (part, key, pos, data) VALUES (?, ?, ?, ?)
       ON CONFLICT (part, key) DO UPDATE SET pos = excluded.pos, data = excluded.data`,
  ).run(part, key, pos, sealed);
  tx.announce(feedTopic(part));
  return pos;
}

function nextPosition(tx: Tx, part: string): number {
  const row = statement<[string], HeadRow>(
    tx.sqlite,
    `INSERT INTO feed_head (part, head) VALUES (?, 1)
       ON CONFLICT (part) DO UPDATE SET head = head + 1 RETURNING head`,
  ).get(part);
  if (!row) throw new Error('RETURNING gave no row');
  return row.head;
}

/** Position of the last op of a partition, 0 when there is none. */
export function headOf(db: Database, part: string): number {
  const row = statement<[string], HeadRow>(
    db.sqlite,
    'SELECT head FROM feed_head WHERE part = ?',
  ).get(part);
  return row?.head ?? 0;
}

/** A page is full when it is this long, in sealed bytes: a kiosk takes each page in one transaction. */
const fullBytes = 1024 * 1024;

/**
 * Ops after `from`, oldest first, at most `limit`, and fewer where records are long. `to` is where a kiosk stands once
 * it applied them: the head when nothing is left, so that positions whose op was replaced by a later one are passed
 * over.
 */
export function pageOf(db: Database, part: string, from: number, limit: number): Page {
  const head = headOf(db, part);
  const rows = statement<[string, number], OpRow>(
    db.sqlite,
    'SELECT pos, key, data FROM feed_op WHERE part = ? AND pos > ? ORDER BY pos',
  ).iterate(part, from);
  const ops: Op[] = [];
  let bytes = 0;
  let more = false;
  for (const row of rows) {
    more = ops.length === limit || bytes >= fullBytes;
    if (more) break;
    ops.push(opOf(db, part, row));
    bytes += row.data?.length ?? 0;
  }
  const to = more ? (ops.at(-1)?.pos ?? from) : Math.max(head, from);
  return { part, from, to, ops, head, more };
}

function opOf(db: Database, part: string, row: OpRow): Op {
  if (row.data === null) return { pos: row.pos, op: 'del', key: row.key, data: null };
  const plain = db.fields.open(placeOf(part, row.key), row.data).toString('utf8');
  const data: unknown = JSON.parse(plain);
  return { pos: row.pos, op: 'put', key: row.key, data };
}

function placeOf(part: string, key: string): { table: string; key: string; column: string } {
  return { table: 'feed_op', key: JSON.stringify([part, key]), column: 'data' };
}
