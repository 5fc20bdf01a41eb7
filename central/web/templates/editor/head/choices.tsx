import { useState } from 'react';
import type { Bilingual } from '../../../shared/bilingual.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { reordered } from '../../model/declare.ts';
import { withMember, type JsonObject } from '../../model/json.ts';
import { LabelFields, LineField } from '../fields.tsx';
import { RowTools } from '../row-tools.tsx';

const texts = {
  key: { zh: '记录中的值', en: 'Value on record' },
  add: { zh: '加一个选择', en: 'Add a choice' },
} as const satisfies Record<string, Bilingual>;

/** Keys as records hold them. */
const isKey = (key: string) => /^[a-z0-9][a-z0-9-]{0,23}$/.test(key);

interface Props {
  /** Labels by what records hold. */
  values: JsonObject;
  disabled: boolean;
  onChange: (values: JsonObject) => void;
}

/** What a field that is one of several can be. */
export function Choices({ values, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const [key, setKey] = useState('');
  const keys = Object.keys(values);
  return (
    <div className="inner">
      <ul className="entries">
        {keys.map((name, index) => (
          <li key={name}>
            <div className="controls">
              <p className="mono whole">{name}</p>
              <RowTools
                list={keys}
                {...{ index, name, disabled }}
                onChange={(list) => onChange(reordered(values, list))}
              />
              <LabelFields
                value={values[name]}
                disabled={disabled}
                onChange={(label) => onChange(withMember(values, name, label))}
              />
            </div>
          </li>
        ))}
      </ul>
      {!disabled && (
        <div className="controls add">
          <LineField label={texts.key} value={key} disabled={false} onChange={setKey} />
          <button
            type="button"
            className="button"
            disabled={!isKey(key) || key in values}
            onClick={() => {
              onChange(withMember(values, key, { zh: key, en: key }));
              setKey('');
            }}
          >
            {say(texts.add)}
          </button>
        </div>
      )}
    </div>
  );
}
