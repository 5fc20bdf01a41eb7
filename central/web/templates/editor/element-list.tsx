import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { isList, isObject, shifted, textOf, type Json, type JsonObject } from '../model/json.ts';
import { freshPart, type kinds as Kinds } from '../model/kinds.ts';

const texts = {
  elements: { zh: '元素（按朗读顺序）', en: 'Elements, in reading order' },
  add: { zh: '添加…', en: 'Add…' },
  up: { zh: '上移', en: 'Earlier' },
  down: { zh: '下移', en: 'Later' },
  copy: { zh: '复制', en: 'Copy' },
  remove: { zh: '删除', en: 'Remove' },
} as const satisfies Record<string, Bilingual>;

/** First words of an element, so that one finds it in the list. */
function wordsOf(element: JsonObject): string {
  const text =
    element['text'] ??
    element['value'] ??
    element['label'] ??
    element['paragraphs'] ??
    element['left'] ??
    element['rows'];
  return flat(text).slice(0, 28);
}

function flat(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (isList(value)) return value.map(flat).join('');
  if (!isObject(value)) return '';
  return isList(value['choose']) ? flat(value['choose'][0]) : flat(value['text']);
}

interface Props {
  elements: readonly JsonObject[];
  /** What there can be: elements of a sheet, or lines of a slip. */
  kinds: typeof Kinds;
  template: JsonObject;
  selected: number | null;
  /** Elements something is wrong with. */
  faulty: ReadonlySet<number>;
  disabled: boolean;
  onSelect: (index: number) => void;
  onChange: (elements: readonly JsonObject[], selected: number | null) => void;
}

export function ElementList(props: Props) {
  const { elements, kinds, template, selected, faulty, disabled, onSelect, onChange } = props;
  const { say } = useLanguage();
  const current = selected === null ? undefined : elements[selected];

  function move(by: -1 | 1) {
    if (selected === null || !current || !elements[selected + by]) return;
    onChange(shifted(elements, selected, by), selected + by);
  }

  return (
    <section className="elements" aria-label={say(texts.elements)}>
      <h2>{say(texts.elements)}</h2>
      <ol>
        {elements.map((element, index) => (
          // An element is its place in the order of reading.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <button type="button" aria-pressed={index === selected} onClick={() => onSelect(index)}>
              <span>{say(kinds[textOf(element['type'])]?.name ?? { zh: '？', en: '?' })}</span>
              <small className="soft">{wordsOf(element)}</small>
              {faulty.has(index) && (
                <span className="fault" aria-hidden="true">
                  ▲
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
      {!disabled && (
        <div className="tools">
          <select
            className="input"
            aria-label={say(texts.add)}
            value=""
            onChange={({ target }) => {
              const fresh = freshPart(kinds, target.value, template);
              const place = selected === null ? elements.length : selected + 1;
              if (fresh) onChange(elements.toSpliced(place, 0, fresh), place);
            }}
          >
            <option value="">{say(texts.add)}</option>
            {Object.entries(kinds)
              .filter(([, { fresh }]) => fresh)
              .map(([kind, { name }]) => (
                <option key={kind} value={kind}>
                  {say(name)}
                </option>
              ))}
          </select>
          <button
            type="button"
            className="button plain"
            disabled={!current}
            onClick={() => move(-1)}
          >
            ↑<span className="out-of-sight">{say(texts.up)}</span>
          </button>
          <button
            type="button"
            className="button plain"
            disabled={!current}
            onClick={() => move(1)}
          >
            ↓<span className="out-of-sight">{say(texts.down)}</span>
          </button>
          <button
            type="button"
            className="button plain"
            disabled={!current}
            onClick={() => {
              if (selected === null || !current) return;
              onChange(elements.toSpliced(selected + 1, 0, current), selected + 1);
            }}
          >
            {say(texts.copy)}
          </button>
          <button
            type="button"
            className="button plain grave"
            disabled={!current}
            onClick={() => selected !== null && onChange(elements.toSpliced(selected, 1), null)}
          >
            {say(texts.remove)}
          </button>
        </div>
      )}
    </section>
  );
}
