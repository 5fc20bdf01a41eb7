import type { EventType } from '@hallway/protocol';
import { openDatabase, type Database, type Tx } from '../../../central/src/db/index.ts';
import { migrations as kioskMigrations } from '../../../central/src/kiosks/index.ts';
import {
  migrations as syncMigrations,
  SyncRefusal,
  type ClaimDesk,
  type EffectTable,
  type Log,
} from '../../../central/src/sync/index.ts';

export const silentLog: Log = { info() {}, warn() {}, error() {} };

/** A central that issues nothing has nothing to go on with. */
export const noClaims: ClaimDesk = {
  grant() {
    throw new SyncRefusal('CLAIM_OVER');
  },
};

/** One row for every effect that took place: what tests count. */
const ledgerMigration = {
  id: '900-ledger',
  sql: 'CREATE TABLE ledger (at INTEGER PRIMARY KEY, kiosk_id TEXT, event_id TEXT, seq INTEGER) STRICT',
};

export interface LedgerRow {
  kioskId: string;
  eventId: string;
  seq: number;
}

export function openCentralDatabase(dataDir = ':memory:'): Database {
  return openDatabase({
    dataDir,
    migrations: [...syncMigrations, ...kioskMigrations, ledgerMigration],
    key: new Uint8Array(32).fill(7),
  });
}

/** Effects that write one row each into the ledger. */
export function ledgerEffects(special: Partial<EffectTable> = {}): EffectTable {
  const record = (tx: Tx, kioskId: string, _body: unknown, event: { id: string; seq: number }) => {
    tx.sqlite
      .prepare('INSERT INTO ledger (kiosk_id, event_id, seq) VALUES (?, ?, ?)')
      .run(kioskId, event.id, event.seq);
  };
  const table: { [T in EventType]: typeof record } = {
    'issue.created': record,
    'issue.delivered': record,
    'issue.ambiguous': record,
    'issue.voided': record,
    'issue.resolved': record,
    'charge.held': record,
    'claim.returned': record,
    'stamp.applied': record,
    'stamp.ambiguous': record,
    'stamp.resolved': record,
    'face.enrolled': record,
    'face.withdrawn': record,
    'name.confirmed': record,
    'credential.locked': record,
    'device.tested': record,
    'device.checked': record,
    'device.switched': record,
  };
  return { ...table, ...special };
}

export function ledger(db: Database): LedgerRow[] {
  return db.sqlite
    .prepare<[], LedgerRow>(
      'SELECT kiosk_id AS kioskId, event_id AS eventId, seq FROM ledger ORDER BY at',
    )
    .all();
}
