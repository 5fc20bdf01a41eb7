import { useId, useState } from 'react';
import type { Bilingual } from '../../../shared/bilingual.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { askedOf, type Asked } from '../../model/asked.ts';
import { fresh, write } from '../../model/conditions.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { ConditionTree } from './tree.tsx';

const texts = {
  when: { zh: '何时出现', en: 'Shown when' },
  always: { zh: '总是', en: 'Always' },
  has: { zh: '有', en: 'There is' },
  option: { zh: '本人选择', en: 'The person chose' },
  own: { zh: '按下面组合的条件', en: 'As put together below' },
} as const satisfies Record<string, Bilingual>;

/** Value of the entry that opens the panel; no condition is written so. */
const PANEL = 'panel';

/** Fields that a person may lack. */
const mayLack = ['subject.idNumber', 'subject.nameEn', 'subject.statusTo', 'purpose.name'];

interface Props {
  value: Json | undefined;
  template: JsonObject;
  /** Declared rows, for what is printed for each of them. */
  rows?: string | undefined;
  disabled: boolean;
  /** @param about what the change is about: changes of one thing in a row are undone at once */
  onChange: (condition: Json | undefined, about: string) => void;
}

/** When something is printed: one of the usual conditions, or one that is put together below. */
export function ConditionPicker({ value, template, rows, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const id = useId();
  const [opened, setOpened] = useState(false);
  const asked = askedOf(template, rows);
  const written = value === undefined ? '' : JSON.stringify(value);
  const offers = asked
    .map((one) => ({ ...one, condition: usualCondition(one) }))
    .filter(({ condition }) => condition !== null);
  const usual = written === '' || offers.some(({ condition }) => condition === written);
  const isOpen = value !== undefined && (opened || !usual);

  function choose(chosen: string) {
    setOpened(chosen === PANEL);
    const [first] = asked;
    if (chosen !== PANEL) {
      onChange(chosen === '' ? undefined : (JSON.parse(chosen) as Json), chosen);
    } else if (value === undefined && first) onChange(write(fresh(first)), PANEL);
  }

  const lead = { field: `${say(texts.has)} `, option: `${say(texts.option)}: `, case: '' };
  return (
    <div className="condition">
      <div className="field">
        <label htmlFor={id}>{say(texts.when)}</label>
        <select
          id={id}
          className="input"
          value={isOpen ? PANEL : written}
          disabled={disabled}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{say(texts.always)}</option>
          {offers.map(({ kind, label, condition }) => (
            <option key={condition} value={condition ?? ''}>
              {lead[kind]}
              {say(label)}
            </option>
          ))}
          <option value={PANEL}>{say(texts.own)}</option>
        </select>
      </div>
      {isOpen && (
        <ConditionTree
          condition={value}
          {...{ asked, disabled }}
          onChange={(next, typed) => onChange(next, typed ?? JSON.stringify(next ?? null))}
        />
      )}
    </div>
  );
}

/** As a template writes the condition that is usual for something; null when none is. */
function usualCondition({ kind, name, origin }: Asked): string | null {
  if (kind === 'case') return JSON.stringify(name);
  if (kind === 'option') return JSON.stringify({ option: name });
  const isUsual = origin !== 'paper' || mayLack.includes(name);
  return isUsual ? JSON.stringify({ field: name, is: 'present' }) : null;
}
