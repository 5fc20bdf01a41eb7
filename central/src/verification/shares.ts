import { randomInt, randomUUID } from 'node:crypto';
import { newVerifyCode, parseVerifyCode } from '@hallway/certificates';
import type { NewShare, ShareEntry } from '../../web/contract/me.ts';
import type { Database, Reader, Tx } from '../db/index.ts';
import type { ShareRow, VerificationTables } from './migrations.ts';

const DAY = 86_400_000;
/** With six digits, five guesses find one PIN in two hundred thousand. */
const MOST_WRONG_PINS = 5;
/** Open shares of one paper; nobody keeps track of more. */
const MOST_OPEN = 10;

export type Opened =
  { kind: 'open'; serial: string; expiresAt: string } | { kind: 'unknown' | 'over' | 'wrong-pin' };

/** What holders let others see: a code with a PIN, for a time, until it is withdrawn. */
export interface Shares {
  /**
   * Makes a share. Code and PIN are told this once; the PIN goes to the verifier by another way than the code.
   *
   * @returns null when the paper has as many open shares as it may have
   */
  create(tx: Tx, serial: string, days: number): NewShare | null;
  /** @returns whether this paper has such a share */
  withdraw(tx: Tx, serial: string, id: string): boolean;
  /** Opens a share, or counts a wrong PIN. */
  open(tx: Tx, code: string, pin: string): Opened;
  /** Newest first. */
  of(tx: Reader, serial: string): ShareEntry[];
}

export function createShares(db: Database, now: () => number): Shares {
  const query = db.query.$extendTables<VerificationTables>();
  const digestOfCode = (code: string) => db.fields.blindIndex('share-code', code);
  /** Keyed by the code too, so that equal PINs do not look equal. */
  const digestOfPin = (code: string, pin: string) =>
    db.fields.blindIndex('share-pin', JSON.stringify([code, pin]));

  function isOver(row: ShareRow): boolean {
    const { withdrawn_at, expires_at, wrong_pins } = row;
    return (
      withdrawn_at !== null || Date.parse(expires_at) <= now() || wrong_pins >= MOST_WRONG_PINS
    );
  }

  function rowsOf(tx: Reader, serial: string): ShareRow[] {
    return tx.all(
      query
        .selectFrom('share')
        .selectAll()
        .where('serial', '=', serial)
        .orderBy('created_at', 'desc'),
    );
  }

  return {
    create(tx, serial, days) {
      if (rowsOf(tx, serial).filter((row) => !isOver(row)).length >= MOST_OPEN) return null;
      const code = newVerifyCode();
      const pin = String(randomInt(1_000_000)).padStart(6, '0');
      const id = randomUUID();
      const expiresAt = new Date(now() + days * DAY).toISOString();
      tx.run(
        query.insertInto('share').values({
          id,
          serial,
          code_digest: digestOfCode(code),
          pin_digest: digestOfPin(code, pin),
          created_at: new Date(now()).toISOString(),
          expires_at: expiresAt,
          withdrawn_at: null,
        }),
      );
      return { id, code, pin, expiresAt };
    },

    withdraw(tx, serial, id) {
      const withdrawn_at = new Date(now()).toISOString();
      return (
        tx.run(
          query
            .updateTable('share')
            .set((e) => ({ withdrawn_at: e.fn.coalesce('withdrawn_at', e.val(withdrawn_at)) }))
            .where('id', '=', id)
            .where('serial', '=', serial),
        ) > 0
      );
    },

    open(tx, typedCode, pin) {
      const code = parseVerifyCode(typedCode);
      const row =
        code === null
          ? undefined
          : tx.first(
              query.selectFrom('share').selectAll().where('code_digest', '=', digestOfCode(code)),
            );
      if (!row || code === null) return { kind: 'unknown' };
      if (isOver(row)) return { kind: 'over' };
      const right = digestOfPin(code, pin) === row.pin_digest;
      const counted = right ? 'opened' : 'wrong_pins';
      tx.run(
        query
          .updateTable('share')
          .set((e) => ({ [counted]: e(counted, '+', 1) }))
          .where('id', '=', row.id),
      );
      if (!right) return { kind: 'wrong-pin' };
      return { kind: 'open', serial: row.serial, expiresAt: row.expires_at };
    },

    of: (tx, serial) =>
      rowsOf(tx, serial).map((row) => ({
        id: row.id,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        opened: row.opened,
        state: stateOf(row),
      })),
  };

  function stateOf(row: ShareRow): ShareEntry['state'] {
    if (row.withdrawn_at !== null) return 'withdrawn';
    if (row.wrong_pins >= MOST_WRONG_PINS) return 'closed';
    return isOver(row) ? 'expired' : 'open';
  }
}
