import type { ReactNode } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { askedOf } from '../model/asked.ts';
import { fresh, write } from '../model/conditions.ts';
import { isList, textOf, withMember, type Json, type JsonObject } from '../model/json.ts';
import { chosenBy, mostPieces, partOf } from '../model/text-parts.ts';
import { ChoiceEditor } from './choice-editor.tsx';
import { ConditionPicker } from './condition/picker.tsx';
import { PieceFields } from './piece-fields.tsx';
import { RowTools } from './row-tools.tsx';
import { SourceField } from './source-field.tsx';
import { TextInput } from './text-input.tsx';

const texts = {
  text: { zh: '文字', en: 'Text' },
  part: { zh: '第 {n} 块文字', en: 'Piece {n}' },
  add: { zh: '加一块文字', en: 'Add a piece' },
  choose: { zh: '按条件选文字', en: 'Choose by condition' },
  source: { zh: '文字源码（这里没有对应的控件）', en: 'Text as source (no control for it)' },
  broken: { zh: '这还不是完整的 JSON。', en: 'This is not complete JSON yet.' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  label: string;
  value: Json | undefined;
  template: JsonObject;
  /** Declared rows whose columns the text may print too. */
  rows?: string | undefined;
  disabled: boolean;
  /** @param about what the change is about: changes of one thing in a row are undone at once */
  onChange: (text: Json, about: string) => void;
}

/** One text, or several pieces of it that differ in weight, are printed only sometimes, or are chosen by condition. */
export function TextEditor({ label, value, template, rows, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const [first] = askedOf(template, rows);
  const put = (parts: readonly Json[]) => onChange(parts, JSON.stringify(parts));
  const button = (words: Bilingual, next: () => readonly Json[], off = false) => (
    <button
      type="button"
      className="button plain"
      disabled={disabled || off}
      onClick={() => put(next())}
    >
      {say(words)}
    </button>
  );
  const chosen = (part: string | JsonObject) =>
    first ? chosenBy(part, write(fresh(first))) : part;
  if (value === undefined || typeof value === 'string') {
    const text = value ?? '';
    return (
      <>
        <TextInput
          {...{ label, template, rows, disabled }}
          value={text}
          lines={rows === undefined ? 3 : 1}
          onChange={(next) => onChange(next, 'text')}
        />
        <div className="adds">
          {button(texts.add, () => [text, { text: '' }])}
          {button(texts.choose, () => [chosen(text)])}
        </div>
      </>
    );
  }
  if (!isList(value)) {
    return <TextSource {...{ value, disabled }} onChange={(next) => onChange(next, 'source')} />;
  }
  return (
    <fieldset className="pieces">
      <legend>{label}</legend>
      <ol>
        {value.map((json, index) => {
          const part = partOf(json);
          const name = say(texts.part).replace('{n}', String(index + 1));
          const set = (next: Json, about: string) =>
            onChange(value.with(index, next), `${index} ${about}`);
          return (
            // A piece is its place in the text.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className="piece">
              <fieldset className="entry">
                <legend>{name}</legend>
                <RowTools list={value} {...{ index, name, disabled }} mayBeEmpty onChange={put} />
                {(part.kind === 'plain' || part.kind === 'piece') && (
                  <Piece
                    piece={part.kind === 'plain' ? { text: part.text } : part.piece}
                    {...{ template, rows, disabled }}
                    // What was written as text alone stays so for as long as it says no more.
                    onChange={(next, about) =>
                      set(
                        part.kind === 'plain' && isAlone(next) ? textOf(next['text']) : next,
                        about,
                      )
                    }
                  >
                    {button(texts.choose, () =>
                      value.with(index, chosen(part.kind === 'plain' ? part.text : part.piece)),
                    )}
                  </Piece>
                )}
                {part.kind === 'choice' && (
                  <ChoiceEditor
                    branches={part.branches}
                    {...{ template, rows, disabled }}
                    onChange={set}
                  />
                )}
                {part.kind === 'source' && (
                  <TextSource
                    value={part.json}
                    disabled={disabled}
                    onChange={(next) => set(next, 'source')}
                  />
                )}
              </fieldset>
            </li>
          );
        })}
      </ol>
      <div className="adds">
        {button(texts.add, () => [...value, { text: '' }], value.length >= mostPieces)}
      </div>
    </fieldset>
  );
}

const isAlone = (piece: JsonObject) => Object.keys(piece).length === 1;

interface PieceProps {
  piece: JsonObject;
  template: JsonObject;
  rows: string | undefined;
  disabled: boolean;
  children: ReactNode;
  onChange: (piece: JsonObject, about: string) => void;
}

/** A piece of text with the condition of its own. */
function Piece({ piece, template, rows, disabled, children, onChange }: PieceProps) {
  const { say } = useLanguage();
  return (
    <>
      <PieceFields label={say(texts.text)} {...{ piece, template, rows, disabled, onChange }}>
        {children}
      </PieceFields>
      <ConditionPicker
        value={piece['when']}
        {...{ template, rows, disabled }}
        onChange={(when, about) => onChange(withMember(piece, 'when', when), `when ${about}`)}
      />
    </>
  );
}

const isText = (json: Json): json is Json => json !== null;

/** A text that the editor has no controls for, as it is written. */
function TextSource(props: { value: Json; disabled: boolean; onChange: (text: Json) => void }) {
  return (
    <SourceField {...props} label={texts.source} rows={6} broken={texts.broken} accepts={isText} />
  );
}
