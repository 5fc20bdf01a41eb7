import { z } from 'zod';
import type { EventBody } from '@hallway/protocol';
import type { Database, Reader, Tx } from '../db/index.ts';
import type { IssuanceTables } from './migrations.ts';

const printedSchema = z.record(z.string(), z.string());

/** What a paper says, word for word. */
export interface Printed {
  /** Template it was printed by: `D08-en@3`. */
  template: string;
  /** Text by expression: `subject.birthDate|long`, `courses/3.name`. */
  fields: Readonly<Record<string, string>>;
}

/** What papers say, sealed: to answer whether one says what somebody read on it. */
export interface PrintedFields {
  keep(tx: Tx, body: EventBody<'issue.created'>): void;
  /** Null for a paper whose kiosk did not tell. */
  of(tx: Reader, serial: string): Printed | null;
}

export function createPrintedFields(db: Database): PrintedFields {
  const query = db.query.$extendTables<IssuanceTables>();
  const placeOf = (serial: string) => ({ table: 'printed', key: serial, column: 'fields' });
  return {
    keep(tx, { serial, template, printed }) {
      if (printed === undefined || template.language === undefined) return;
      tx.run(
        query.insertInto('printed').values({
          serial,
          template: `${template.id}-${template.language}@${template.version}`,
          fields: db.fields.seal(placeOf(serial), JSON.stringify(printed)),
        }),
      );
    },
    of(tx, serial) {
      const row = tx.first(query.selectFrom('printed').selectAll().where('serial', '=', serial));
      if (!row) return null;
      const text = db.fields.open(placeOf(serial), row.fields).toString('utf8');
      return { template: row.template, fields: printedSchema.parse(JSON.parse(text)) };
    },
  };
}
