import {
  catalogueEntrySchema,
  kioskConfigSchema,
  type CatalogueEntry,
  type KioskConfig,
} from '@hallway/protocol';
import type { Database, Migration, Reader, Tx } from '../db/index.ts';
import { publish } from '../sync/index.ts';

export const migrations: Migration[] = [
  {
    id: '210-catalogue',
    sql: `CREATE TABLE document (code TEXT PRIMARY KEY, entry TEXT NOT NULL) STRICT;
      CREATE TABLE kiosk_config (kiosk_id TEXT PRIMARY KEY, config TEXT NOT NULL) STRICT`,
  },
];

type CatalogueTables = {
  document: { code: string; entry: string };
  kiosk_config: { kiosk_id: string; config: string };
};

/** Documents and kiosk configurations: stored here, published to every kiosk. */
export interface Catalogue {
  putDocument(tx: Tx, entry: CatalogueEntry): void;
  putKiosk(tx: Tx, config: KioskConfig): void;
  document(tx: Reader, code: string): CatalogueEntry | null;
  /** Ordered by code. */
  documents(tx: Reader): CatalogueEntry[];
  /** Where a new document stands: behind all others. */
  nextOrder(tx: Reader): number;
  kiosk(tx: Reader, kioskId: string): KioskConfig | null;
  /** Ordered by kiosk id. */
  kiosks(tx: Reader): KioskConfig[];
}

export function createCatalogue(db: Database): Catalogue {
  const query = db.query.$extendTables<CatalogueTables>();
  return {
    putDocument(tx, entry) {
      const record = catalogueEntrySchema.parse(entry);
      const text = JSON.stringify(record);
      tx.run(
        query
          .insertInto('document')
          .values({ code: record.document, entry: text })
          .onConflict((conflict) => conflict.column('code').doUpdateSet({ entry: text })),
      );
      publish(tx, 'catalog', 'put', record.document, record);
    },
    putKiosk(tx, config) {
      const record = kioskConfigSchema.parse(config);
      const text = JSON.stringify(record);
      tx.run(
        query
          .insertInto('kiosk_config')
          .values({ kiosk_id: record.kioskId, config: text })
          .onConflict((conflict) => conflict.column('kiosk_id').doUpdateSet({ config: text })),
      );
      publish(tx, 'config', 'put', record.kioskId, record);
    },
    document(tx, code) {
      const row = tx.first(query.selectFrom('document').select('entry').where('code', '=', code));
      return row ? catalogueEntrySchema.parse(JSON.parse(row.entry)) : null;
    },
    documents(tx) {
      const rows = tx.all(query.selectFrom('document').select('entry').orderBy('code'));
      return rows.map((row) => catalogueEntrySchema.parse(JSON.parse(row.entry)));
    },
    nextOrder(tx) {
      const rows = tx.all(query.selectFrom('document').select('entry'));
      const orders = rows.map((row) => catalogueEntrySchema.parse(JSON.parse(row.entry)).order);
      return Math.max(0, ...orders) + 1;
    },
    kiosk(tx, kioskId) {
      const row = tx.first(
        query.selectFrom('kiosk_config').select('config').where('kiosk_id', '=', kioskId),
      );
      return row ? kioskConfigSchema.parse(JSON.parse(row.config)) : null;
    },
    kiosks(tx) {
      const rows = tx.all(query.selectFrom('kiosk_config').select('config').orderBy('kiosk_id'));
      return rows.map((row) => kioskConfigSchema.parse(JSON.parse(row.config)));
    },
  };
}
