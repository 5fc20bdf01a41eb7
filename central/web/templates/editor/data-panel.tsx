import { useId, useState } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { isList, isObject, textOf, type Json, type JsonObject } from '../model/json.ts';

const texts = {
  intro: {
    zh: '这种文件除了本人信息还写些什么。声明之后，正文里输入 { 就能选到。',
    en: 'What this document states beyond the person. Once declared, type { in a text to insert it.',
  },
  name: { zh: '内部名（英文）', en: 'Name inside' },
  labelZh: { zh: '中文名', en: 'Chinese label' },
  labelEn: { zh: '英文名', en: 'English label' },
  type: { zh: '类型', en: 'Type' },
  add: { zh: '添加数据', en: 'Add data' },
  remove: { zh: '删除', en: 'Remove' },
  claimed: { zh: '写入二维码', en: 'Vouched for by the code' },
} as const satisfies Record<string, Bilingual>;

const types: Readonly<Record<string, Bilingual>> = {
  text: { zh: '文字', en: 'Text' },
  bilingual: { zh: '中英文文字', en: 'Text in both languages' },
  number: { zh: '数字', en: 'Number' },
  date: { zh: '日期', en: 'Date' },
  month: { zh: '年月', en: 'Month' },
  money: { zh: '金额', en: 'Amount of money' },
  flag: { zh: '是否', en: 'Yes or no' },
};

/** Texts say how long they may be; the common length of a name or title. */
const usualLength = 60;

interface Props {
  template: JsonObject;
  disabled: boolean;
  onChange: (template: JsonObject) => void;
}

/** What the document states beyond the person, and what of it the code on paper vouches for. */
export function DataPanel({ template, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const id = useId();
  const [type, setType] = useState('number');
  const [name, setName] = useState('');
  const [zh, setZh] = useState('');
  const [en, setEn] = useState('');
  const data = isObject(template['data']) ? template['data'] : {};
  const claims = isList(template['claims']) ? template['claims'] : [];

  function claim(field: string, claimed: boolean) {
    const others = claims.filter((one) => one !== field);
    onChange({ ...template, claims: claimed ? [...others, field] : others });
  }

  function add() {
    const field: Record<string, Json> = { type, label: { zh, en } };
    if (type === 'text' || type === 'bilingual') field['max'] = usualLength;
    onChange({ ...template, data: { ...data, [name]: field } });
    setName('');
    setZh('');
    setEn('');
  }

  function remove(field: string) {
    const { [field]: _, ...rest } = data;
    const kept = claims.filter((one) => one !== `data.${field}`);
    onChange({ ...template, data: rest, claims: kept });
  }

  const input = (text: Bilingual, value: string, set: (text: string) => void) => (
    <div className="field">
      <label htmlFor={id + text.en}>{say(text)}</label>
      <input
        id={id + text.en}
        className="input"
        value={value}
        onChange={(e) => set(e.target.value)}
      />
    </div>
  );
  const ready = /^[a-z][A-Za-z0-9]{0,23}$/.test(name) && zh !== '' && en !== '' && !(name in data);
  return (
    <div className="data">
      <p className="soft">{say(texts.intro)}</p>
      <ul>
        {Object.entries(data).map(([field, declared]) => {
          const label = isObject(declared) && isObject(declared['label']) ? declared['label'] : {};
          const kind = isObject(declared) ? textOf(declared['type']) : '';
          return (
            <li key={field}>
              <span>
                {textOf(label['zh'])} · {textOf(label['en'])}{' '}
                <small className="mono soft">
                  {field} {say(types[kind] ?? { zh: kind, en: kind })}
                </small>
              </span>
              {kind in types && kind !== 'flag' && (
                <label>
                  <input
                    type="checkbox"
                    disabled={disabled}
                    checked={claims.includes(`data.${field}`)}
                    onChange={({ target }) => claim(`data.${field}`, target.checked)}
                  />{' '}
                  {say(texts.claimed)}
                </label>
              )}
              <button
                type="button"
                className="button plain"
                disabled={disabled}
                aria-label={`${say(texts.remove)} ${field}`}
                onClick={() => remove(field)}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      {!disabled && (
        <div className="controls">
          {input(texts.name, name, setName)}
          {input(texts.labelZh, zh, setZh)}
          {input(texts.labelEn, en, setEn)}
          <div className="field">
            <label htmlFor={`${id}type`}>{say(texts.type)}</label>
            <select
              id={`${id}type`}
              className="input"
              value={type}
              onChange={(e) => setType(e.target.value)}
            >
              {Object.entries(types).map(([code, words]) => (
                <option key={code} value={code}>
                  {say(words)}
                </option>
              ))}
            </select>
          </div>
          <button type="button" className="button" disabled={!ready} onClick={add}>
            {say(texts.add)}
          </button>
        </div>
      )}
    </div>
  );
}
