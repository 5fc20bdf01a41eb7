import type { LeaseGrant, LeaseRequest } from '@hallway/protocol';
import { statement, type Store } from '../store/index.ts';
import { uuidV4, type Random } from './ids.ts';
import { SyncError, type SerialLease, type SerialNeed, type Serials } from './types.ts';

/** Below this many left, the next block is asked for. */
const lowWater = 20;
/** Numbers asked for at once: a busy day of one kiosk, and the most that a lost machine leaves unused. */
const blockSize = 60;

interface LeaseRow {
  lease_id: string;
  first: number;
  last: number;
  next: number;
  status_indexes: string;
}

/** Leased blocks of serial numbers, in the store: used up in order, each number once. */
export class LeasedSerials implements Serials {
  readonly #store: Store;
  readonly #random: Random;

  constructor(store: Store, random: Random) {
    this.#store = store;
    this.#random = random;
  }

  peek(document: string, year: number): SerialLease | null {
    const row = this.#open(document, year);
    return row ? leaseOf(row) : null;
  }

  take(document: string, year: number): SerialLease {
    if (!this.#store.db.inTransaction) {
      throw new SyncError('NO_TRANSACTION', 'a serial must be used with the issue that bears it');
    }
    const row = this.#open(document, year);
    if (!row) throw new SyncError('NO_SERIALS', `no serial left for ${document} in ${year}`);
    statement(this.#store.db, 'UPDATE serial_lease SET next = next + 1 WHERE lease_id = ?').run(
      row.lease_id,
    );
    return leaseOf(row);
  }

  remaining(document: string, year: number): number {
    const left = statement<[string, number], number>(
      this.#store.db,
      `SELECT coalesce(sum(last - next + 1), 0) FROM serial_lease
         WHERE document = ? AND year = ? AND next IS NOT NULL AND void = 0`,
      'pluck',
    ).get(document, year);
    return left ?? 0;
  }

  /**
   * The next block to ask central for, null when every need is filled. The request is on disk before it is sent:
   * asked again after a lost answer, it is the same request.
   */
  request(needs: readonly SerialNeed[]): LeaseRequest | null {
    for (const { document, year } of needs) {
      if (this.remaining(document, year) >= lowWater) continue;
      const leaseId = this.#asked(document, year) ?? this.#ask(document, year);
      return {
        leaseId,
        kind: 'serial',
        key: `${document}-${year}`,
        want: blockSize,
        above: this.#highest(document, year),
      };
    }
    return null;
  }

  /** Takes a granted block in, once. False when nobody asked for it or it does not hold together. */
  grant(grant: LeaseGrant): boolean {
    if (grant.statusIndexes.length !== grant.to - grant.from + 1) return false;
    const { changes } = statement(
      this.#store.db,
      `UPDATE serial_lease SET first = ?, last = ?, next = ?, status_indexes = ?
         WHERE lease_id = ? AND next IS NULL AND document || '-' || year = ?`,
    ).run(
      grant.from,
      grant.to,
      grant.from,
      JSON.stringify(grant.statusIndexes),
      grant.leaseId,
      grant.key,
    );
    return changes === 1;
  }

  /** A rolled back or cloned disk may hold numbers that another life of this kiosk has used: none is used again. */
  voidAll(): void {
    statement(this.#store.db, 'UPDATE serial_lease SET void = 1').run();
  }

  #open(document: string, year: number): LeaseRow | undefined {
    return statement<[string, number], LeaseRow>(
      this.#store.db,
      `SELECT lease_id, first, last, next, status_indexes FROM serial_lease
         WHERE document = ? AND year = ? AND next <= last AND void = 0 ORDER BY first LIMIT 1`,
    ).get(document, year);
  }

  #asked(document: string, year: number): string | undefined {
    return statement<[string, number], string>(
      this.#store.db,
      `SELECT lease_id FROM serial_lease
         WHERE document = ? AND year = ? AND next IS NULL AND void = 0`,
      'pluck',
    ).get(document, year);
  }

  #ask(document: string, year: number): string {
    const leaseId = uuidV4(this.#random);
    statement(
      this.#store.db,
      'INSERT INTO serial_lease (lease_id, document, year) VALUES (?, ?, ?)',
    ).run(leaseId, document, year);
    return leaseId;
  }

  #highest(document: string, year: number): number {
    const highest = statement<[string, number], number>(
      this.#store.db,
      'SELECT coalesce(max(last), 0) FROM serial_lease WHERE document = ? AND year = ?',
      'pluck',
    ).get(document, year);
    return highest ?? 0;
  }
}

function leaseOf(row: LeaseRow): SerialLease {
  const indexes: unknown = JSON.parse(row.status_indexes);
  const statusIndex: unknown = Array.isArray(indexes) ? indexes[row.next - row.first] : undefined;
  if (typeof statusIndex !== 'number') throw new Error('a lease holds one index for every number');
  return { counter: row.next, statusIndex };
}
