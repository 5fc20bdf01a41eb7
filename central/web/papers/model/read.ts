import type { DataFields, ScalarField } from '@hallway/certificates/engine';
import type { PaperData } from '@hallway/protocol';
import type { Bilingual } from '../../shared/bilingual.ts';
import {
  statedFields,
  type Draft,
  type FieldDraft,
  type RowDraft,
  type ScalarDraft,
  type StatedField,
} from './draft.ts';
import { faults, type Faults } from './faults.ts';
import { dayOf, fenOf, monthOf, numberOf } from './numbers.ts';

export interface Reading {
  /** Null while something is wrong. */
  data: PaperData | null;
  faults: Faults;
}

type Cell = string | number | boolean | Bilingual;
type Row = Record<string, Cell>;
/** Says what is wrong at a place. */
type Mark = (pointer: string, fault: Bilingual) => void;

/** Templates print no number beyond this. */
const NUMBER_BELOW = 1e12;

/** What a form says, as records hold it. Fields left empty are left out where they may be. */
export function readDraft(fields: DataFields, draft: Draft): Reading {
  const found = new Map<string, Bilingual>();
  const mark: Mark = (pointer, fault) => void found.set(pointer, fault);
  const read = statedFields(fields).flatMap(([name, field]) => {
    const value = readField(field, draft[name] ?? '', `/${name}`, mark);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { data: found.size === 0 ? Object.fromEntries(read) : null, faults: found };
}

function readField(
  field: StatedField,
  draft: FieldDraft,
  pointer: string,
  mark: Mark,
): Cell | Row[] | undefined {
  if (field.type !== 'rows') return readScalar(field, draft as ScalarDraft, pointer, mark);
  const rows = draft as readonly RowDraft[];
  if (rows.length > field.max) mark(pointer, faults.tooManyRows(field.max));
  if (rows.length > 0)
    return rows.map((row, i) => readRow(field.columns, row, `${pointer}/${i}`, mark));
  if (field.optional !== true) mark(pointer, faults.noRows);
  return undefined;
}

function readRow(
  columns: Readonly<Record<string, ScalarField>>,
  row: RowDraft,
  pointer: string,
  mark: Mark,
): Row {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]) => {
      const value = readScalar(column, row[name] ?? '', `${pointer}/${name}`, mark);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function readScalar(
  field: ScalarField,
  draft: ScalarDraft,
  pointer: string,
  mark: Mark,
): Cell | undefined {
  if (typeof draft !== 'string') return readBilingual(field, draft, pointer, mark);
  const text = draft.trim();
  if (text === '') {
    const isChosen = field.type === 'choice' || field.type === 'flag';
    if (field.optional !== true) mark(pointer, isChosen ? faults.unchosen : faults.missing);
    return undefined;
  }
  const value = valueOf(field, text);
  if (typeof value !== 'object') return value;
  mark(pointer, value);
  return undefined;
}

function readBilingual(
  field: ScalarField,
  draft: Bilingual,
  pointer: string,
  mark: Mark,
): Bilingual | undefined {
  const said = { zh: draft.zh.trim(), en: draft.en.trim() };
  const isEmpty = said.zh === '' && said.en === '';
  if (isEmpty && field.optional === true) return undefined;
  const max = field.type === 'bilingual' ? field.max : 0;
  for (const language of ['zh', 'en'] as const) {
    const at = `${pointer}/${language}`;
    if (said[language] === '') mark(at, isEmpty ? faults.missing : faults.halfSaid);
    if (said[language].length > max) mark(at, faults.tooLong(max));
  }
  return said;
}

/** What a text means in a field, or what is wrong with it. */
function valueOf(field: ScalarField, text: string): string | number | boolean | Bilingual {
  switch (field.type) {
    case 'text':
      return text.length <= field.max ? text : faults.tooLong(field.max);
    case 'date':
      return dayOf(text) ?? faults.date;
    case 'month':
      return monthOf(text) ?? faults.month;
    case 'number': {
      const value = numberOf(text);
      if (value === null) return faults.number;
      return Math.abs(value) < NUMBER_BELOW ? value : faults.tooLarge;
    }
    case 'money': {
      const fen = fenOf(text);
      if (fen === null) return faults.money;
      return Number.isSafeInteger(fen) ? fen : faults.tooLarge;
    }
    case 'flag':
      return text === 'yes';
    case 'choice':
      return Object.hasOwn(field.values, text) ? text : faults.unchosen;
    case 'bilingual':
      // Its draft is of two texts.
      return faults.missing;
  }
}
