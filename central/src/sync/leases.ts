import { randomInt } from 'node:crypto';
import type { LeaseGrant, LeaseRequest } from '@hallway/protocol';
import { statement, type Database, type Tx } from '../db/index.ts';
import { SyncRefusal } from './refusal.ts';

/** Numbers have six digits. */
const highestCounter = 999_999;
/**
 * The status list grows by this many indexes at a time. Draws are spread over a whole segment, so that an index tells
 * little about which paper was issued when.
 */
const segment = 2 ** 17;
/** Beyond this share of a segment, drawing at random takes too many draws: the next one is opened. */
const fullAt = 0.95;

interface LeaseRow {
  kiosk_id: string;
  key: string;
  first: number;
  last: number;
  status_indexes: string;
}

/**
 * Grants a kiosk a block of serial numbers for one document and year. Blocks of a kiosk never overlap; the same
 * request gets the same block again. `draw` gives an integer in [0, space).
 * Throws `SyncRefusal`: SERIALS_EXHAUSTED, LEASE_UNKNOWN.
 */
export function grantLease(
  db: Database,
  kioskId: string,
  request: LeaseRequest,
  now: number,
  draw: (space: number) => number = randomInt,
): LeaseGrant {
  return db.write((tx) => {
    const earlier = statement<[string], LeaseRow>(
      tx.sqlite,
      'SELECT * FROM serial_lease WHERE lease_id = ?',
    ).get(request.leaseId);
    if (earlier && (earlier.kiosk_id !== kioskId || earlier.key !== request.key)) {
      throw new SyncRefusal('LEASE_UNKNOWN');
    }
    const lease = earlier ?? newLease(tx, kioskId, request, now, draw);
    const indexes: unknown = JSON.parse(lease.status_indexes);
    return {
      leaseId: request.leaseId,
      key: request.key,
      from: lease.first,
      to: lease.last,
      statusIndexes: Array.isArray(indexes) ? indexes.map(Number) : [],
      issuedTotal: Math.max(lease.last, issuedTotal(tx, kioskId, request.key)),
    };
  });
}

function newLease(
  tx: Tx,
  kioskId: string,
  request: LeaseRequest,
  now: number,
  draw: (space: number) => number,
): LeaseRow {
  const first = Math.max(issuedTotal(tx, kioskId, request.key), request.above) + 1;
  const last = first + request.want - 1;
  if (last > highestCounter) throw new SyncRefusal('SERIALS_EXHAUSTED');
  const indexes = JSON.stringify(drawIndexes(tx, request.want, draw));
  statement(
    tx.sqlite,
    `INSERT INTO serial_lease (lease_id, kiosk_id, key, first, last, status_indexes, granted_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(request.leaseId, kioskId, request.key, first, last, indexes, new Date(now).toISOString());
  statement(
    tx.sqlite,
    `INSERT INTO serial_head (kiosk_id, key, issued_total) VALUES (?, ?, ?)
       ON CONFLICT (kiosk_id, key) DO UPDATE SET issued_total = excluded.issued_total`,
  ).run(kioskId, request.key, last);
  return { kiosk_id: kioskId, key: request.key, first, last, status_indexes: indexes };
}

function issuedTotal(tx: Tx, kioskId: string, key: string): number {
  const total = statement<[string, string], number>(
    tx.sqlite,
    'SELECT issued_total FROM serial_head WHERE kiosk_id = ? AND key = ?',
    'pluck',
  ).get(kioskId, key);
  return total ?? 0;
}

function drawIndexes(tx: Tx, count: number, draw: (space: number) => number): number[] {
  const from = openSegment(tx, count);
  const add = statement(tx.sqlite, 'INSERT OR IGNORE INTO status_index (idx) VALUES (?)');
  const indexes: number[] = [];
  while (indexes.length < count) {
    const index = from + draw(segment);
    if (add.run(index).changes === 1) indexes.push(index);
  }
  return indexes;
}

/** First index of the segment that has room for `count` more. */
function openSegment(tx: Tx, count: number): number {
  const highest = statement<[], number | null>(
    tx.sqlite,
    'SELECT max(idx) FROM status_index',
    'pluck',
  ).get();
  const from = Math.floor((highest ?? 0) / segment) * segment;
  const taken = statement<[number], number>(
    tx.sqlite,
    'SELECT count(*) FROM status_index WHERE idx >= ?',
    'pluck',
  ).get(from);
  return (taken ?? 0) + count > segment * fullAt ? from + segment : from;
}
