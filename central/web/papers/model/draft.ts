import type { DataField, DataFields, ScalarField } from '@hallway/certificates/engine';
import type { PaperData } from '@hallway/protocol';
import type { Bilingual } from '../../shared/bilingual.ts';
import { yuanText } from './numbers.ts';

/** What stands in the controls of one field: as it was typed, nothing chosen or filled in being empty. */
export type ScalarDraft = string | Bilingual;
export type RowDraft = Readonly<Record<string, ScalarDraft>>;
export type FieldDraft = ScalarDraft | readonly RowDraft[];
/** A form as it was filled in, by the names its template declares. */
export type Draft = Readonly<Record<string, FieldDraft>>;

/** Types that an office states; photographs come from elsewhere. */
export type StatedField = Exclude<DataField, { type: 'photo' }>;

/** The fields of a form, in the order of the template. */
export function statedFields(fields: DataFields): [name: string, field: StatedField][] {
  return Object.entries(fields).filter(
    (entry): entry is [string, StatedField] => entry[1].type !== 'photo',
  );
}

/** Whether everything that has to be stated can be. */
export function isStatable(fields: DataFields): boolean {
  return Object.values(fields).every((field) => field.type !== 'photo' || field.optional === true);
}

/** The form for these data; an empty one for none. */
export function draftOf(fields: DataFields, data: PaperData): Draft {
  return Object.fromEntries(
    statedFields(fields).map(([name, field]) => [name, fieldDraft(field, data[name])]),
  );
}

/** A row nobody has filled in. */
export function emptyRow(columns: Readonly<Record<string, ScalarField>>): RowDraft {
  return rowDraft(columns, {});
}

function fieldDraft(field: StatedField, value: PaperData[string] | undefined): FieldDraft {
  if (field.type !== 'rows') return scalarDraft(field, Array.isArray(value) ? undefined : value);
  const rows = Array.isArray(value) ? value : [];
  return rows.map((row) => rowDraft(field.columns, row));
}

type Cell = Exclude<PaperData[string], readonly unknown[]>;

function rowDraft(
  columns: Readonly<Record<string, ScalarField>>,
  row: Readonly<Record<string, Cell>>,
): RowDraft {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, scalarDraft(column, row[name])]),
  );
}

function scalarDraft(field: ScalarField, value: Cell | undefined): ScalarDraft {
  if (field.type === 'bilingual') {
    return typeof value === 'object' ? { zh: value.zh, en: value.en } : { zh: '', en: '' };
  }
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'number') return '';
  return field.type === 'money' ? yuanText(value) : String(value);
}
