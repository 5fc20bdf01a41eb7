import { z } from 'zod';
import { label, name } from './base.ts';

/** Longest text of one field; more does not fit a line of any paper. */
const MAX_TEXT = 400;

const common = {
  label,
  /** May be missing. */
  optional: z.boolean().optional(),
};

const length = z.number().int().min(1).max(MAX_TEXT);

const text = z.strictObject({ type: z.literal('text'), ...common, max: length });
const bilingual = z.strictObject({ type: z.literal('bilingual'), ...common, max: length });
const date = z.strictObject({ type: z.literal('date'), ...common });
const month = z.strictObject({ type: z.literal('month'), ...common });
const number = z.strictObject({ type: z.literal('number'), ...common });
const money = z.strictObject({ type: z.literal('money'), ...common });
const flag = z.strictObject({ type: z.literal('flag'), ...common });
/** One of a list; the keys are what records hold. */
const choice = z.strictObject({
  type: z.literal('choice'),
  ...common,
  values: z.record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,23}$/), label),
});

const scalar = z.discriminatedUnion('type', [
  text,
  bilingual,
  date,
  month,
  number,
  money,
  flag,
  choice,
]);

const rows = z.strictObject({
  type: z.literal('rows'),
  ...common,
  max: z.number().int().min(1).max(300),
  columns: z.record(name, scalar),
});

/** A portrait: base64 of a baseline JPEG. */
const photo = z.strictObject({ type: z.literal('photo'), ...common });

export const dataField = z.union([scalar, rows, photo]);
/** What a document states beyond the person, by name. */
export const dataFields = z.record(name, dataField);

export type ScalarField = z.infer<typeof scalar>;
export type RowsField = z.infer<typeof rows>;
export type DataField = z.infer<typeof dataField>;
export type DataFields = z.infer<typeof dataFields>;
