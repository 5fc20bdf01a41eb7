import type { ReactNode } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import {
  at,
  isList,
  isObject,
  put,
  textOf,
  withMember,
  type JsonObject,
  type Path,
  type Json,
} from '../model/json.ts';
import { columnsFor, declaredAs } from '../model/kinds.ts';
import { ConditionPicker } from './condition/picker.tsx';
import { NumberField, SelectField } from './fields.tsx';
import { RowTools } from './row-tools.tsx';
import { TextEditor } from './text-editor.tsx';
import { TextInput } from './text-input.tsx';

const texts = {
  rows: { zh: '数据', en: 'Rows' },
  columns: { zh: '列', en: 'Columns' },
  column: { zh: '第 {n} 列', en: 'Column {n}' },
  header: { zh: '列标题', en: 'Title' },
  text: { zh: '内容', en: 'Content' },
  share: { zh: '宽', en: 'Width' },
  align: { zh: '对齐', en: 'Align' },
  add: { zh: '加一列', en: 'Add a column' },
  undeclared: {
    zh: '先在“数据”里声明一张表（类型选“表格”），这里才有可选的列。',
    en: 'Declare rows under Data first (type “Table”); their fields are what columns print.',
  },
  group: { zh: '分组标题', en: 'Group heading' },
  summary: { zh: '读屏说明', en: 'Read out as' },
  empty: { zh: '没有数据时', en: 'When there are no rows' },
  rooms: { zh: '位置', en: 'Room' },
  lanes: { zh: '并排栏数', en: 'Lanes' },
  gutter: { zh: '栏距', en: 'Gutter' },
  firstY: { zh: '首页顶边', en: 'First page: top' },
  firstHeight: { zh: '首页高', en: 'First page: height' },
  laterY: { zh: '后页顶边', en: 'Later pages: top' },
  laterHeight: { zh: '后页高', en: 'Later pages: height' },
  reserve: { zh: '末页留空', en: 'Kept free at the end' },
  headerSize: { zh: '标题字号', en: 'Title size' },
} as const satisfies Record<string, Bilingual>;

const aligns = {
  left: { zh: '左', en: 'Left' },
  center: { zh: '中', en: 'Centre' },
  right: { zh: '右', en: 'Right' },
} as const satisfies Record<string, Bilingual>;

/** Most columns a table can have. */
const mostColumns = 10;

/** Where the rooms of the table are, by their places in the element. */
const rooms: [Path, Bilingual][] = [
  [['first', 'y'], texts.firstY],
  [['first', 'height'], texts.firstHeight],
  [['later', 'y'], texts.laterY],
  [['later', 'height'], texts.laterHeight],
  [['gutter'], texts.gutter],
  [['reserve'], texts.reserve],
];

interface Props {
  element: JsonObject;
  template: JsonObject;
  disabled: boolean;
  onChange: (element: JsonObject, about: string) => void;
}

/** The columns of a table, in their order, and where its rows go. */
export function TableEditor({ element, template, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const rows = textOf(element['rows']);
  const declared = declaredAs(template, 'rows');
  const columns = isList(element['columns']) ? element['columns'] : [];
  const set = (path: Path, value: Json | undefined) => {
    const next = put(element, path, value);
    if (isObject(next)) onChange(next, path.join('/'));
  };
  return (
    <div className="table-editor">
      {declared.length === 0 && <p className="notice">{say(texts.undeclared)}</p>}
      <SelectField
        label={texts.rows}
        value={rows}
        values={Object.fromEntries(declared.map((name) => [name, { zh: name, en: name }]))}
        disabled={disabled}
        onChange={(name) =>
          onChange({ ...element, rows: name, columns: columnsFor(template, name) }, 'rows')
        }
      />
      <fieldset>
        <legend>{say(texts.columns)}</legend>
        <ol className="entries">
          {columns.map((column, index) => (
            // A column is its place in the table.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <Column
                name={say(texts.column).replace('{n}', String(index + 1))}
                column={isObject(column) ? column : {}}
                {...{ rows, template, disabled }}
                onChange={(next, about) =>
                  onChange(withColumn(element, index, next), `${index}/${about}`)
                }
                tools={
                  <RowTools
                    list={columns}
                    index={index}
                    name={say(texts.column).replace('{n}', String(index + 1))}
                    disabled={disabled}
                    onChange={(list) =>
                      onChange({ ...element, columns: list }, `order ${list.length}`)
                    }
                  />
                }
              />
            </li>
          ))}
        </ol>
        <button
          type="button"
          className="button plain"
          disabled={disabled || columns.length >= mostColumns}
          onClick={() => set(['columns', columns.length], columnsFor(template, rows)[0])}
        >
          {say(texts.add)}
        </button>
      </fieldset>
      <TextInput
        label={say(texts.group)}
        value={textOf(element['group'])}
        {...{ template, rows, disabled }}
        onChange={(text) => set(['group'], text === '' ? undefined : text)}
      />
      <TextInput
        label={say(texts.empty)}
        value={textOf(element['empty'])}
        {...{ template, disabled }}
        onChange={(text) => set(['empty'], text)}
      />
      <TextInput
        label={say(texts.summary)}
        value={textOf(element['summary'])}
        {...{ template, disabled }}
        onChange={(text) => set(['summary'], text)}
      />
      <fieldset>
        <legend>{say(texts.rooms)}</legend>
        <div className="controls">
          {rooms.map(([path, label]) => (
            <NumberField
              key={path.join('/')}
              label={label}
              unit="mm"
              step={0.5}
              min={0}
              value={at(element, path)}
              disabled={disabled}
              onChange={(value) => set(path, value)}
            />
          ))}
          <NumberField
            label={texts.lanes}
            min={1}
            max={3}
            value={element['lanes']}
            disabled={disabled}
            onChange={(value) => set(['lanes'], value)}
          />
          <NumberField
            label={texts.headerSize}
            unit="pt"
            step={0.5}
            value={element['headerSize']}
            disabled={disabled}
            onChange={(value) => set(['headerSize'], value)}
          />
        </div>
      </fieldset>
    </div>
  );
}

function withColumn(element: JsonObject, index: number, column: JsonObject): JsonObject {
  const next = put(element, ['columns', index], column);
  return isObject(next) ? next : element;
}

interface ColumnProps {
  name: string;
  column: JsonObject;
  rows: string;
  template: JsonObject;
  disabled: boolean;
  tools: ReactNode;
  onChange: (column: JsonObject, about: string) => void;
}

function Column({ name, column, rows, template, disabled, tools, onChange }: ColumnProps) {
  const { say } = useLanguage();
  const set = (member: string, value: Json | undefined, about = '') =>
    onChange(withMember(column, member, value), `${member} ${about}`);
  return (
    <fieldset className="entry">
      <legend>{name}</legend>
      {tools}
      <TextInput
        label={say(texts.header)}
        value={textOf(column['header'])}
        {...{ template, disabled }}
        onChange={(text) => set('header', text)}
      />
      <TextEditor
        label={say(texts.text)}
        value={column['text']}
        {...{ template, rows, disabled }}
        onChange={(text, about) => set('text', text, about)}
      />
      <div className="controls">
        <NumberField
          label={texts.share}
          unit="%"
          min={2}
          max={100}
          value={
            typeof column['share'] === 'number' ? Math.round(column['share'] * 100) : undefined
          }
          disabled={disabled}
          onChange={(value) => set('share', value / 100)}
        />
        <SelectField
          label={texts.align}
          value={column['align']}
          values={aligns}
          disabled={disabled}
          onChange={(value) => set('align', value)}
        />
      </div>
      <ConditionPicker
        value={column['when']}
        {...{ template, disabled }}
        onChange={(when, about) => set('when', when, about)}
      />
    </fieldset>
  );
}
