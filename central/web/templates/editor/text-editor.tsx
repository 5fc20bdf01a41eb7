import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { isList, isObject, textOf, type Json, type JsonObject } from '../model/json.ts';
import { ConditionPicker } from './condition.tsx';
import { TextInput } from './text-input.tsx';

const texts = {
  part: { zh: '第 {n} 段文字', en: 'Piece {n}' },
  add: { zh: '加一段文字', en: 'Add a piece' },
  remove: { zh: '删除这一段', en: 'Remove this piece' },
  bold: { zh: '粗体', en: 'Bold' },
  keep: { zh: '不拆行', en: 'Keep on one line' },
  choose: { zh: '按条件选择的文字（见源码）', en: 'Chosen by condition (see source)' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  label: string;
  value: Json | undefined;
  template: JsonObject;
  /** Declared rows whose columns the text may print too. */
  rows?: string | undefined;
  disabled: boolean;
  onChange: (text: Json) => void;
}

/** One text, or several pieces of it that differ in weight or are printed only sometimes. */
export function TextEditor({ label, value, template, rows, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const add = (before: readonly Json[]) => (
    <button
      type="button"
      className="button plain"
      disabled={disabled}
      onClick={() => onChange([...before, { text: '' }])}
    >
      {say(texts.add)}
    </button>
  );
  if (!isList(value)) {
    const text = typeof value === 'string' ? value : '';
    return (
      <>
        <TextInput
          {...{ label, template, rows, disabled, onChange }}
          value={text}
          lines={rows === undefined ? 3 : 1}
        />
        {rows === undefined && add([text])}
      </>
    );
  }
  const put = (index: number, part: Json) => onChange(value.with(index, part));
  return (
    <fieldset className="pieces">
      <legend>{label}</legend>
      {value.map((part, index) => {
        const piece = isObject(part) ? part : { text: part };
        if (!isObject(part) && typeof part !== 'string') return null;
        return (
          // A piece is its place in the text.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="piece">
            {'choose' in piece ? (
              <p className="soft">{say(texts.choose)}</p>
            ) : (
              <>
                <TextInput
                  label={say(texts.part).replace('{n}', String(index + 1))}
                  value={textOf(piece['text'])}
                  lines={2}
                  {...{ template, rows, disabled }}
                  onChange={(text) => put(index, isObject(part) ? { ...part, text } : text)}
                />
                <ConditionPicker
                  value={piece['when']}
                  {...{ template, disabled }}
                  onChange={(when) => {
                    const { when: _, ...rest } = piece;
                    put(index, when === undefined ? rest : { ...rest, when });
                  }}
                />
                <div className="flags">
                  <label>
                    <input
                      type="checkbox"
                      disabled={disabled}
                      checked={piece['weight'] === 'bold'}
                      onChange={({ target }) => {
                        const { weight: _, ...rest } = piece;
                        put(index, target.checked ? { ...rest, weight: 'bold' } : rest);
                      }}
                    />{' '}
                    {say(texts.bold)}
                  </label>
                  <label>
                    <input
                      type="checkbox"
                      disabled={disabled}
                      checked={piece['keep'] === true}
                      onChange={({ target }) => {
                        const { keep: _, ...rest } = piece;
                        put(index, target.checked ? { ...rest, keep: true } : rest);
                      }}
                    />{' '}
                    {say(texts.keep)}
                  </label>
                  <button
                    type="button"
                    className="button plain"
                    disabled={disabled}
                    aria-label={`${say(texts.remove)} ${index + 1}`}
                    onClick={() => onChange(value.toSpliced(index, 1))}
                  >
                    ×
                  </button>
                </div>
              </>
            )}
          </div>
        );
      })}
      {add(value)}
    </fieldset>
  );
}
