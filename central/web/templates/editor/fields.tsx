import { useId } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { textOf, withMember, isObject, type Json, type JsonObject } from '../model/json.ts';

/** Controls that the panels share: each shows one value and says what it becomes. */

interface Common {
  label: Bilingual;
  disabled: boolean;
}

export function NumberField(
  props: Common & {
    value: Json | undefined;
    unit?: string;
    min?: number;
    max?: number;
    step?: number;
    onChange: (value: number) => void;
  },
) {
  const { label, value, unit, disabled, onChange, ...range } = props;
  const { say } = useLanguage();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {say(label)}
        {unit && <small> {unit}</small>}
      </label>
      <input
        id={id}
        className="input"
        type="number"
        {...range}
        value={typeof value === 'number' ? value : ''}
        disabled={disabled}
        onChange={({ target }) => {
          if (!Number.isNaN(target.valueAsNumber)) onChange(target.valueAsNumber);
        }}
      />
    </div>
  );
}

export function LineField(
  props: Common & {
    value: Json | undefined;
    maxLength?: number;
    onChange: (value: string) => void;
  },
) {
  const { label, value, maxLength, disabled, onChange } = props;
  const { say } = useLanguage();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say(label)}</label>
      <input
        id={id}
        className="input"
        autoComplete="off"
        maxLength={maxLength}
        value={textOf(value)}
        disabled={disabled}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

export function SelectField(
  props: Common & {
    value: Json | undefined;
    values: Readonly<Record<string, Bilingual>>;
    onChange: (value: string) => void;
  },
) {
  const { label, value, values, disabled, onChange } = props;
  const { say } = useLanguage();
  const id = useId();
  const present = typeof value === 'number' ? String(value) : textOf(value);
  return (
    <div className="field">
      <label htmlFor={id}>{say(label)}</label>
      <select
        id={id}
        className="input"
        value={present}
        disabled={disabled}
        onChange={({ target }) => onChange(target.value)}
      >
        {!(present in values) && <option value={present}>{present}</option>}
        {Object.entries(values).map(([name, words]) => (
          <option key={name} value={name}>
            {say(words)}
          </option>
        ))}
      </select>
    </div>
  );
}

export function FlagField(props: Common & { value: boolean; onChange: (value: boolean) => void }) {
  const { label, value, disabled, onChange } = props;
  const { say } = useLanguage();
  return (
    <label className="flag">
      <input
        type="checkbox"
        checked={value}
        disabled={disabled}
        onChange={({ target }) => onChange(target.checked)}
      />{' '}
      {say(label)}
    </label>
  );
}

const names = {
  zh: { zh: '中文名', en: 'Chinese label' },
  en: { zh: '英文名', en: 'English label' },
} as const satisfies Record<string, Bilingual>;

/** A name in both languages. */
export function LabelFields(props: {
  value: Json | undefined;
  disabled: boolean;
  onChange: (value: JsonObject) => void;
}) {
  const label = isObject(props.value) ? props.value : {};
  return (
    <>
      {(['zh', 'en'] as const).map((language) => (
        <LineField
          key={language}
          label={names[language]}
          value={label[language]}
          maxLength={language === 'zh' ? 40 : 60}
          disabled={props.disabled}
          onChange={(text) => props.onChange(withMember(label, language, text))}
        />
      ))}
    </>
  );
}
