import { fields, type NamedCondition } from '@hallway/certificates/language';
import { useId } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { isObject, type Json, type JsonObject } from '../model/json.ts';

const texts = {
  when: { zh: '何时出现', en: 'Shown when' },
  always: { zh: '总是', en: 'Always' },
  has: { zh: '有', en: 'There is' },
  option: { zh: '本人选择', en: 'The person chose' },
  own: { zh: '组合条件（见源码）', en: 'Combined condition (see source)' },
} as const satisfies Record<string, Bilingual>;

const named: Record<NamedCondition, Bilingual> = {
  graceTerm: { zh: '沿用上学期注册', en: 'Last term’s registration counts' },
  ordinaryTerm: { zh: '本学期已注册', en: 'Registered this term' },
  hasChineseName: { zh: '有中文姓名', en: 'There is a Chinese name' },
  secondAttempt: { zh: '第二次及以后打印', en: 'A later attempt' },
};

/** Fields that a person may lack. */
const mayLack = ['subject.idNumber', 'subject.nameEn', 'subject.statusTo', 'purpose.name'];

interface Props {
  value: Json | undefined;
  template: JsonObject;
  disabled: boolean;
  onChange: (condition: Json | undefined) => void;
}

/** When something is printed: picked among the conditions that make sense for this document. */
export function ConditionPicker({ value, template, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const id = useId();
  const names = (member: string) => Object.keys(isObject(template[member]) ? template[member] : {});
  const offers: [Json, string][] = [
    ...Object.entries(named).map(([name, words]): [Json, string] => [name, say(words)]),
    ...mayLack.map((field): [Json, string] => [
      { field, is: 'present' },
      `${say(texts.has)} ${say(fields[field]?.label ?? { zh: field, en: field })}`,
    ]),
    ...names('data').map((name): [Json, string] => [
      { field: `data.${name}`, is: 'present' },
      `${say(texts.has)} ${name}`,
    ]),
    ...names('options').map((option): [Json, string] => [
      { option },
      `${say(texts.option)} ${option}`,
    ]),
  ];
  const present = value === undefined ? '' : JSON.stringify(value);
  const known =
    present === '' || offers.some(([condition]) => JSON.stringify(condition) === present);
  return (
    <div className="field">
      <label htmlFor={id}>{say(texts.when)}</label>
      <select
        id={id}
        className="input"
        value={present}
        disabled={disabled}
        onChange={({ target }) =>
          onChange(target.value === '' ? undefined : (JSON.parse(target.value) as Json))
        }
      >
        <option value="">{say(texts.always)}</option>
        {!known && <option value={present}>{say(texts.own)}</option>}
        {offers.map(([condition, words]) => (
          <option key={words} value={JSON.stringify(condition)}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
