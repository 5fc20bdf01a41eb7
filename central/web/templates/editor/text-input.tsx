import { fields, pageFields } from '@hallway/certificates/language';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { labelOf } from '../model/declare.ts';
import { isObject, membersOf, type JsonObject } from '../model/json.ts';

const texts = {
  pick: { zh: '插入字段', en: 'Insert a field' },
} as const satisfies Record<string, Bilingual>;

/** Fields that a text may print: those of every paper, and what the document declares. */
function fieldsOf(template: JsonObject, rows?: string): [name: string, label: Bilingual][] {
  const declared = membersOf(template['data']);
  const table = declared.find(([name]) => name === rows)?.[1];
  const inRow = membersOf(isObject(table) ? table['columns'] : undefined).flatMap(
    ([name, column]): [string, Bilingual][] =>
      isObject(column) ? [[`row.${name}`, labelOf(column, name)]] : [],
  );
  const own = declared.flatMap(([name, field]): [string, Bilingual][] => {
    if (!isObject(field) || field['type'] === 'rows' || field['type'] === 'photo') return [];
    return [[`data.${name}`, labelOf(field, name)]];
  });
  const common = Object.entries({ ...fields, ...pageFields });
  return [
    ...inRow,
    ...own,
    ...common.map(([name, { label }]): [string, Bilingual] => [name, label]),
  ];
}

interface Props {
  label: string;
  value: string;
  template: JsonObject;
  /** Declared rows whose columns the text may print too. */
  rows?: string | undefined;
  lines?: number;
  disabled: boolean;
  onChange: (text: string) => void;
}

/** Text of a template. Typing `{` offers the fields; arrows choose one, Enter puts it in. */
export function TextInput(props: Props) {
  const { label, value, template, rows, lines = 1, disabled, onChange } = props;
  const { say } = useLanguage();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  /** Where the brace is behind which a field is looked for; null while none is. */
  const [open, setOpen] = useState<number | null>(null);
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const typed = open === null ? '' : value.slice(open + 1, caret);
  const found =
    open === null
      ? []
      : fieldsOf(template, rows).filter(([name, words]) =>
          `${name} ${words.zh} ${words.en}`.toLowerCase().includes(typed.toLowerCase()),
        );

  function change(text: string, at: number) {
    onChange(text);
    setCaret(at);
    const brace = text.lastIndexOf('{', at - 1);
    const inside = brace >= 0 && !/[}\n|]/.test(text.slice(brace + 1, at));
    setOpen(inside ? brace : null);
    setChosen(0);
  }

  function pick(name: string) {
    if (open === null) return;
    const brace = open;
    const behind = value.slice(caret).replace(/^[A-Za-z.]*\}/, '');
    onChange(`${value.slice(0, brace)}{${name}}${behind}`);
    setOpen(null);
    const end = brace + name.length + 2;
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(end, end);
    });
  }

  function key(event: KeyboardEvent) {
    if (open === null || found.length === 0) return;
    if (event.key === 'ArrowDown') setChosen((chosen + 1) % found.length);
    else if (event.key === 'ArrowUp') setChosen((chosen + found.length - 1) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(found[chosen]?.[0] ?? '');
    else if (event.key === 'Escape') setOpen(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="field text-input">
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={area}
        id={id}
        className="input"
        rows={lines}
        value={value}
        disabled={disabled}
        spellCheck={false}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}fields`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
        onChange={(event) => change(event.target.value, event.target.selectionStart)}
        onKeyDown={key}
        onBlur={() => setOpen(null)}
      />
      {found.length > 0 && (
        <ul id={`${id}fields`} role="listbox" aria-label={say(texts.pick)}>
          {found.slice(0, 60).map(([name, words], index) => (
            <li
              key={name}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              // Before the field loses the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                pick(name);
              }}
            >
              {say(words)} <small className="mono">{name}</small>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
