import { useRef } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { emptyRow, type RowDraft, type StatedField } from '../model/draft.ts';
import type { Faults } from '../model/faults.ts';
import { filled, texts } from '../texts.ts';
import { controlId, ScalarControl } from './field.tsx';

interface Props {
  place: string;
  field: Extract<StatedField, { type: 'rows' }>;
  rows: readonly RowDraft[];
  faults: Faults;
  onChange: (rows: readonly RowDraft[]) => void;
}

/** The rows of a table, one card each. */
export function RowsControl({ place, field, rows, faults, onChange }: Props) {
  const { say } = useLanguage();
  const addButton = useRef<HTMLButtonElement>(null);
  const fault = faults.get(place);
  const id = controlId(place);
  const without = (index: number) => {
    onChange(rows.filter((_, at) => at !== index));
    // The button that was pressed goes with its row.
    addButton.current?.focus();
  };
  return (
    <fieldset className="rows" aria-describedby={fault ? `${id}-fault` : undefined}>
      <legend>
        {say(field.label)}{' '}
        <small>
          {field.optional === true && `${say(texts.optional)} · `}
          {say(filled(texts.rowsMost, { n: field.max }))}
        </small>
      </legend>
      {fault && (
        <p id={`${id}-fault`} className="fault">
          {say(fault)}
        </p>
      )}
      <ol>
        {rows.map((row, index) => {
          const name = say(filled(texts.row, { n: index + 1 }));
          return (
            // A row is its place in the table.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <fieldset>
                <legend>{name}</legend>
                <div className="fields">
                  {Object.entries(field.columns).map(([column, declared]) => (
                    <ScalarControl
                      key={column}
                      place={`${place}/${index}/${column}`}
                      field={declared}
                      draft={row[column] ?? ''}
                      faults={faults}
                      onChange={(draft) =>
                        onChange(
                          rows.map((one, at) => (at === index ? { ...one, [column]: draft } : one)),
                        )
                      }
                    />
                  ))}
                </div>
                <button type="button" className="button plain" onClick={() => without(index)}>
                  {say(filled(texts.removeRow, { n: index + 1 }))}
                </button>
              </fieldset>
            </li>
          );
        })}
      </ol>
      <button
        ref={addButton}
        id={id}
        type="button"
        className="button"
        disabled={rows.length >= field.max}
        onClick={() => onChange([...rows, emptyRow(field.columns)])}
      >
        {say(texts.addRow)}
      </button>
    </fieldset>
  );
}
