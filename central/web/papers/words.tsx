import type { DataFields, ScalarField } from '@hallway/certificates/engine';
import type { PaperData } from '@hallway/protocol';
import type { Bilingual, Language } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';
import { yuan } from '../shared/money.ts';
import { scriptOf } from '../shared/script.ts';
import { calendarDay } from '../shared/time.ts';
import { statedFields } from './model/draft.ts';
import { texts } from './texts.ts';

type Cell = string | number | boolean | Bilingual;

/** A value as people write it; both languages where it has two. */
function wordsOf(field: ScalarField, value: Cell, language: Language): string {
  if (typeof value === 'object') return `${value.zh} · ${value.en}`;
  if (typeof value === 'boolean') return (value ? texts.yes : texts.no)[language];
  if (typeof value === 'number') return field.type === 'money' ? yuan(value) : String(value);
  if (field.type === 'date') return calendarDay(value, language);
  const chosen = field.type === 'choice' ? field.values[value]?.[language].trim() : undefined;
  return chosen || value;
}

/** What a record states, by the labels of its template. */
export function DataWords({ fields, data }: { fields: DataFields; data: PaperData }) {
  const { say, language } = useLanguage();
  return (
    <dl className="data">
      {statedFields(fields).map(([name, field]) => {
        const value = data[name];
        if (value === undefined) return null;
        return (
          <div key={name}>
            <dt>{say(field.label)}</dt>
            {field.type === 'rows' ? (
              <dd>
                <Rows columns={field.columns} rows={value as Record<string, Cell>[]} />
              </dd>
            ) : (
              <Value words={wordsOf(field, value as Cell, language)} />
            )}
          </div>
        );
      })}
    </dl>
  );
}

function Value({ words }: { words: string }) {
  return <dd lang={scriptOf(words)}>{words}</dd>;
}

/** Rows that are shown before the rest is folded away. */
const FEW = 3;

interface RowsProps {
  columns: Readonly<Record<string, ScalarField>>;
  rows: readonly Record<string, Cell>[];
}

function Rows({ columns, rows }: RowsProps) {
  const { say } = useLanguage();
  const isLong = rows.length > FEW;
  const table = <RowTable columns={columns} rows={rows} />;
  if (!isLong) return table;
  return (
    <details>
      <summary>{say({ zh: `${rows.length} 行`, en: `${rows.length} rows` })}</summary>
      {table}
    </details>
  );
}

function RowTable({ columns, rows }: RowsProps) {
  const { say, language } = useLanguage();
  return (
    <ol className="row-words">
      {rows.map((row, index) => (
        // A row is its place in the table.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          {Object.entries(columns).map(([name, column]) => {
            const value = row[name];
            return value === undefined ? null : (
              <span key={name}>
                <span className="soft">{say(column.label)}</span> {wordsOf(column, value, language)}
              </span>
            );
          })}
        </li>
      ))}
    </ol>
  );
}
