import { useId } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import {
  isList,
  isObject,
  put,
  textOf,
  type Json,
  type JsonObject,
  type Path,
} from '../model/json.ts';
import { properties, type Property } from '../model/kinds.ts';
import { ConditionPicker } from './condition/picker.tsx';
import { TableEditor } from './table-editor.tsx';
import { TextEditor } from './text-editor.tsx';
import { TextInput } from './text-input.tsx';

const texts = {
  text: { zh: '文字', en: 'Text' },
  value: { zh: '内容', en: 'Value' },
  paragraph: { zh: '第 {n} 段', en: 'Paragraph {n}' },
  addParagraph: { zh: '加一段', en: 'Add a paragraph' },
  removeParagraph: { zh: '删除第 {n} 段', en: 'Remove paragraph {n}' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  element: JsonObject;
  template: JsonObject;
  disabled: boolean;
  onChange: (element: JsonObject, about: string) => void;
}

/** Everything about one element that can be changed here; the rest is in the source. */
export function Properties({ element, template, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const shared = { template, disabled };
  const set = (path: Path, value: Json | undefined, about = '') => {
    const next = put(element, path, value);
    if (isObject(next)) onChange(next, `${path.join('/')} ${about}`);
  };
  const paragraphs = isList(element['paragraphs']) ? element['paragraphs'] : null;
  const conditional = ['text', 'fact', 'flow', 'photo', 'table'].includes(textOf(element['type']));
  return (
    <div className="properties">
      {'text' in element && (
        <TextEditor
          label={say(texts.text)}
          value={element['text']}
          {...shared}
          onChange={(text, about) => set(['text'], text, about)}
        />
      )}
      {'value' in element && (
        <TextEditor
          label={say(texts.value)}
          value={element['value']}
          {...shared}
          onChange={(text, about) => set(['value'], text, about)}
        />
      )}
      {paragraphs?.map((paragraph, index) => {
        const at = isObject(paragraph) ? paragraph : {};
        const number = String(index + 1);
        return (
          // A paragraph is its place in the flow.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="paragraph">
            <TextEditor
              label={say(texts.paragraph).replace('{n}', number)}
              value={at['text']}
              {...shared}
              onChange={(text, about) => set(['paragraphs', index, 'text'], text, about)}
            />
            <ConditionPicker
              value={at['when']}
              {...shared}
              onChange={(when, about) => set(['paragraphs', index, 'when'], when, about)}
            />
            {paragraphs.length > 1 && (
              <button
                type="button"
                className="button plain"
                disabled={disabled}
                onClick={() => set(['paragraphs', index], undefined)}
              >
                {say(texts.removeParagraph).replace('{n}', number)}
              </button>
            )}
          </div>
        );
      })}
      {paragraphs && (
        <button
          type="button"
          className="button plain"
          disabled={disabled}
          onClick={() => set(['paragraphs', paragraphs.length], { text: '' })}
        >
          {say(texts.addParagraph)}
        </button>
      )}
      {element['type'] === 'table' && (
        <TableEditor {...{ element, ...shared }} onChange={onChange} />
      )}
      <div className="controls">
        {Object.entries(properties)
          .filter(([name]) => name in element || name === 'on')
          .map(([name, property]) => (
            <Control
              key={name}
              property={property}
              value={element[name]}
              {...shared}
              onChange={(value) => set([name], value)}
            />
          ))}
      </div>
      {conditional && (
        <ConditionPicker
          value={element['when']}
          {...shared}
          onChange={(when, about) => set(['when'], when, about)}
        />
      )}
    </div>
  );
}

interface ControlProps {
  property: Property;
  value: Json | undefined;
  template: JsonObject;
  disabled: boolean;
  onChange: (value: Json | undefined) => void;
}

function Control({
  property: { label, editor },
  value,
  template,
  disabled,
  onChange,
}: ControlProps) {
  const { say } = useLanguage();
  const id = useId();
  if (editor.kind === 'text') {
    const text = typeof value === 'string' ? value : '';
    return <TextInput label={say(label)} value={text} {...{ template, disabled, onChange }} />;
  }
  if (editor.kind === 'flag') {
    return (
      <label className="flag">
        <input
          type="checkbox"
          checked={value === true}
          disabled={disabled}
          onChange={({ target }) => onChange(target.checked)}
        />{' '}
        {say(label)}
      </label>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {say(label)}
        {editor.kind === 'number' && editor.unit !== '' && <small> {editor.unit}</small>}
      </label>
      {editor.kind === 'number' ? (
        <input
          id={id}
          className="input"
          type="number"
          step={editor.step}
          value={typeof value === 'number' ? value : ''}
          disabled={disabled}
          onChange={({ target }) => {
            if (!Number.isNaN(target.valueAsNumber)) onChange(target.valueAsNumber);
          }}
        />
      ) : (
        <select
          id={id}
          className="input"
          value={typeof value === 'string' ? value : ''}
          disabled={disabled}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
        >
          {editor.optional && <option value="">—</option>}
          {Object.entries(editor.values).map(([name, words]) => (
            <option key={name} value={name}>
              {say(words)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
