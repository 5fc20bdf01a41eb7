import { useState } from 'react';
import type { Bilingual } from '../../../shared/bilingual.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { isName } from '../../model/declare.ts';
import { isObject, membersOf, withMember, type JsonObject } from '../../model/json.ts';
import { LineField } from '../fields.tsx';

const texts = {
  intro: {
    zh: '把记录里的词换成纸上的词：文字里写 {data.字段|lookup:表名}。',
    en: 'Prints another word for one on record: write {data.field|lookup:table} in a text.',
  },
  table: { zh: '表名（英文）', en: 'Name of the table' },
  add: { zh: '添加对照表', en: 'Add a table of words' },
  from: { zh: '记录中的词', en: 'Word on record' },
  to: { zh: '纸上的词', en: 'Word on paper' },
  addWord: { zh: '加一个词', en: 'Add a word' },
  remove: { zh: '删除', en: 'Remove' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  /** Tables of words by name. */
  lookups: JsonObject;
  disabled: boolean;
  onChange: (lookups: JsonObject, about: string) => void;
}

/** Words for values that records hold in one language only. */
export function Lookups({ lookups, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const [name, setName] = useState('');
  return (
    <>
      <p className="soft">{say(texts.intro)}</p>
      {membersOf(lookups).map(([table, words]) => (
        <fieldset key={table} className="entry">
          <legend className="mono">{table}</legend>
          <button
            type="button"
            className="button plain corner"
            disabled={disabled}
            aria-label={`${say(texts.remove)}: ${table}`}
            onClick={() => onChange(withMember(lookups, table, undefined), `remove ${table}`)}
          >
            ×
          </button>
          <Words
            words={isObject(words) ? words : {}}
            disabled={disabled}
            onChange={(next, about) =>
              onChange(withMember(lookups, table, next), `${table}/${about}`)
            }
          />
        </fieldset>
      ))}
      {!disabled && (
        <div className="controls add">
          <LineField label={texts.table} value={name} disabled={false} onChange={setName} />
          <button
            type="button"
            className="button"
            disabled={!isName(name) || name in lookups}
            onClick={() => {
              onChange(withMember(lookups, name, {}), `add ${name}`);
              setName('');
            }}
          >
            {say(texts.add)}
          </button>
        </div>
      )}
    </>
  );
}

interface WordsProps {
  words: JsonObject;
  disabled: boolean;
  onChange: (words: JsonObject, about: string) => void;
}

function Words({ words, disabled, onChange }: WordsProps) {
  const { say } = useLanguage();
  const [from, setFrom] = useState('');
  return (
    <>
      {membersOf(words).map(([word, printed]) => (
        <div key={word} className="word">
          <LineField
            label={{ zh: word, en: word }}
            value={printed}
            maxLength={80}
            disabled={disabled}
            onChange={(text) => onChange(withMember(words, word, text), word)}
          />
          <button
            type="button"
            className="button plain"
            disabled={disabled}
            aria-label={`${say(texts.remove)}: ${word}`}
            onClick={() => onChange(withMember(words, word, undefined), `remove ${word}`)}
          >
            ×
          </button>
        </div>
      ))}
      {!disabled && (
        <div className="word">
          <LineField
            label={texts.from}
            value={from}
            maxLength={40}
            disabled={false}
            onChange={setFrom}
          />
          <button
            type="button"
            className="button plain"
            disabled={from === '' || from in words}
            onClick={() => {
              onChange(withMember(words, from, from), `add ${from}`);
              setFrom('');
            }}
          >
            {say(texts.addWord)}
          </button>
        </div>
      )}
    </>
  );
}
