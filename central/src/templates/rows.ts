import { templateKey, type TemplateId } from '@hallway/certificates';
import type { StepName } from '../../web/contract/templates.ts';
import type { Database, Reader, Tx } from '../db/index.ts';
import type { TemplateTables } from './migrations.ts';

export type TemplateRow = TemplateTables['template'];

export interface Step {
  step: StepName;
  at: string;
  hash: string;
  /** Staff number; null for the release of the program. */
  staff: string | null;
  note: string | null;
}

/** A version with what was done to it. */
export interface StoredTemplate extends TemplateRow {
  steps: Step[];
}

/** The tables of templates, with what is sealed in them opened. */
export interface TemplateRows {
  all(tx: Reader): TemplateRow[];
  get(tx: Reader, ref: TemplateId): TemplateRow | null;
  insert(tx: Tx, row: TemplateRow): void;
  update(tx: Tx, ref: TemplateId, change: Partial<TemplateRow>): void;
  /** Oldest first. */
  steps(tx: Reader, ref: TemplateId): Step[];
  addStep(tx: Tx, ref: TemplateId, step: Step): void;
}

export function createTemplateRows(db: Database): TemplateRows {
  const query = db.query.$extendTables<TemplateTables>();
  const placeOf = (ref: TemplateId, n: number, column: 'staff' | 'note') => ({
    table: 'template_step',
    key: `${templateKey(ref)}:${n}`,
    column,
  });

  function stepRows(tx: Reader, { document, language, version }: TemplateId) {
    return tx.all(
      query
        .selectFrom('template_step')
        .selectAll()
        .where('document', '=', document)
        .where('language', '=', language)
        .where('version', '=', version)
        .orderBy('n'),
    );
  }

  return {
    all: (tx) =>
      tx.all(
        query
          .selectFrom('template')
          .selectAll()
          .orderBy('document')
          .orderBy('language', 'desc')
          .orderBy('version', 'desc'),
      ),
    get: (tx, { document, language, version }) =>
      tx.first(
        query
          .selectFrom('template')
          .selectAll()
          .where('document', '=', document)
          .where('language', '=', language)
          .where('version', '=', version),
      ) ?? null,
    insert: (tx, row) => void tx.run(query.insertInto('template').values(row)),
    update: (tx, { document, language, version }, change) =>
      void tx.run(
        query
          .updateTable('template')
          .set(change)
          .where('document', '=', document)
          .where('language', '=', language)
          .where('version', '=', version),
      ),
    steps(tx, ref) {
      const open = (sealed: Uint8Array | null, n: number, column: 'staff' | 'note') =>
        sealed && db.fields.open(placeOf(ref, n, column), sealed).toString('utf8');
      return stepRows(tx, ref).map(({ step, at, hash, n, staff, note }) => ({
        step,
        at,
        hash,
        staff: open(staff, n, 'staff'),
        note: open(note, n, 'note'),
      }));
    },
    addStep(tx, ref, { step, at, hash, staff, note }) {
      const n = stepRows(tx, ref).length + 1;
      const seal = (text: string | null, column: 'staff' | 'note') =>
        text === null ? null : db.fields.seal(placeOf(ref, n, column), text);
      const { document, language, version } = ref;
      tx.run(
        query.insertInto('template_step').values({
          document,
          language,
          version,
          n,
          step,
          at,
          hash,
          staff: seal(staff, 'staff'),
          note: seal(note, 'note'),
        }),
      );
    },
  };
}
