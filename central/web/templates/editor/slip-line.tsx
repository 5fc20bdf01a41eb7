import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { isList, isObject, textOf, withMember, type Json, type JsonObject } from '../model/json.ts';
import { declaredAs, slipKinds } from '../model/kinds.ts';
import { ConditionPicker } from './condition/picker.tsx';
import { FlagField, NumberField, SelectField } from './fields.tsx';
import { RowTools } from './row-tools.tsx';
import { TextInput } from './text-input.tsx';

const texts = {
  text: { zh: '文字', en: 'Text' },
  left: { zh: '左', en: 'Left' },
  right: { zh: '右', en: 'Right' },
  size: { zh: '大小', en: 'Size' },
  bold: { zh: '粗体', en: 'Bold' },
  align: { zh: '对齐', en: 'Align' },
  lines: { zh: '空几行', en: 'Lines' },
  code: { zh: '内容（空着就是验真码）', en: 'Content (empty: the code that proves the slip)' },
  rows: { zh: '数据', en: 'Rows' },
  line: { zh: '第 {n} 行', en: 'Line {n}' },
  add: { zh: '加一行', en: 'Add a line' },
} as const satisfies Record<string, Bilingual>;

const sizes = {
  1: { zh: '一倍', en: 'Once' },
  2: { zh: '两倍', en: 'Twice' },
  3: { zh: '三倍', en: 'Three times' },
} as const satisfies Record<number, Bilingual>;

const aligns = {
  left: { zh: '左', en: 'Left' },
  center: { zh: '中', en: 'Centre' },
  right: { zh: '右', en: 'Right' },
} as const satisfies Record<string, Bilingual>;

/** Most lines that are printed for each row. */
const mostInner = 4;

interface Props {
  element: JsonObject;
  template: JsonObject;
  /** Declared rows that the line is printed for. */
  rows?: string;
  disabled: boolean;
  onChange: (element: JsonObject, about: string) => void;
}

/** Everything about one line of a slip. */
export function SlipLineEditor({ element, template, rows, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const set = (member: string, value: Json | undefined, about = '') =>
    onChange(withMember(element, member, value), `${member} ${about}`);
  const words = (member: 'text' | 'left' | 'right', label: Bilingual, optional = false) => (
    <TextInput
      label={say(label)}
      value={textOf(element[member])}
      {...{ template, rows, disabled }}
      onChange={(text) => set(member, optional && text === '' ? undefined : text)}
    />
  );
  return (
    <div className="properties">
      {element['type'] === 'text' && (
        <>
          {words('text', texts.text)}
          <div className="controls">
            <SelectField
              label={texts.size}
              value={element['size'] ?? 1}
              values={sizes}
              disabled={disabled}
              onChange={(value) => set('size', Number(value))}
            />
            <SelectField
              label={texts.align}
              value={element['align'] ?? 'left'}
              values={aligns}
              disabled={disabled}
              onChange={(value) => set('align', value)}
            />
            <FlagField
              label={texts.bold}
              value={element['bold'] === true}
              disabled={disabled}
              onChange={(value) => set('bold', value)}
            />
          </div>
        </>
      )}
      {element['type'] === 'pair' && (
        <>
          {words('left', texts.left)}
          {words('right', texts.right)}
        </>
      )}
      {element['type'] === 'qr' && words('text', texts.code, true)}
      {element['type'] === 'feed' && (
        <NumberField
          label={texts.lines}
          min={1}
          max={10}
          value={element['lines']}
          disabled={disabled}
          onChange={(value) => set('lines', value)}
        />
      )}
      {element['type'] === 'rows' && <Rows {...{ element, template, disabled, onChange }} />}
      <ConditionPicker
        value={element['when']}
        {...{ template, rows, disabled }}
        onChange={(when, about) => set('when', when, about)}
      />
    </div>
  );
}

/** The lines that are printed for each row. */
function Rows({ element, template, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const rows = textOf(element['rows']);
  const lines = isList(element['lines']) ? element['lines'] : [];
  const declared = declaredAs(template, 'rows');
  return (
    <>
      <SelectField
        label={texts.rows}
        value={rows}
        values={Object.fromEntries(declared.map((name) => [name, { zh: name, en: name }]))}
        disabled={disabled}
        onChange={(name) => onChange({ ...element, rows: name }, 'rows')}
      />
      <ol className="entries">
        {lines.map((line, index) => {
          const name = say(texts.line).replace('{n}', String(index + 1));
          return (
            // A line is its place among the others.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <fieldset className="entry">
                <legend>{name}</legend>
                <RowTools
                  {...{ list: lines, index, name, disabled }}
                  onChange={(next) => onChange({ ...element, lines: next }, `order ${next.length}`)}
                />
                <SlipLineEditor
                  element={isObject(line) ? line : {}}
                  {...{ template, rows, disabled }}
                  onChange={(next, about) =>
                    onChange({ ...element, lines: lines.with(index, next) }, `${index}/${about}`)
                  }
                />
              </fieldset>
            </li>
          );
        })}
      </ol>
      {(['text', 'pair'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          className="button plain"
          disabled={disabled || lines.length >= mostInner}
          onClick={() => {
            const fresh = slipKinds[kind]?.fresh;
            if (fresh) onChange({ ...element, lines: [...lines, fresh] }, 'add');
          }}
        >
          {say(texts.add)}: {say(slipKinds[kind]?.name ?? texts.line)}
        </button>
      ))}
    </>
  );
}
