import type { ReactNode } from 'react';
import type { Bilingual } from '../../../shared/bilingual.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { canBe, type Asked, type Origin } from '../../model/asked.ts';
import { asking, fresh, type Question } from '../../model/conditions.ts';
import { ValueField } from './value-field.tsx';

const texts = {
  about: { zh: '问什么', en: 'About' },
  comparison: { zh: '怎样比较', en: 'Comparison' },
  nothing: { zh: '还没有填值。', en: 'No value yet.' },
  never: { zh: '没有记录会是这个值。', en: 'No record can hold this value.' },
} as const satisfies Record<string, Bilingual>;

const origins: Record<Origin, Bilingual> = {
  row: { zh: '表格的这一行', en: 'This row of the table' },
  data: { zh: '本文件的数据', en: 'Data of this document' },
  options: { zh: '本人的选择', en: 'What the person chose' },
  cases: { zh: '情形', en: 'Cases' },
  paper: { zh: '每张纸都有的', en: 'What every paper knows' },
};

type Comparison = `${'' | 'not '}${Question['test']}`;

const comparisons: Record<Comparison, Bilingual> = {
  holds: { zh: '成立', en: 'is so' },
  'not holds': { zh: '不成立', en: 'is not so' },
  present: { zh: '有', en: 'is there' },
  absent: { zh: '没有', en: 'is not there' },
  equals: { zh: '是', en: 'is' },
  'not equals': { zh: '不是（或没有）', en: 'is not, or is missing' },
  'not present': { zh: '并非有', en: 'not: is there' },
  'not absent': { zh: '并非没有', en: 'not: is not there' },
};

const chosen: Partial<typeof comparisons> = {
  holds: { zh: '选了', en: 'is chosen' },
  'not holds': { zh: '没选', en: 'is not chosen' },
};

/** How something can be compared, and how it is compared now where that is none of them. */
function offered(question: Question, asked: Asked | undefined): Comparison[] {
  const usual: Comparison[] =
    question.kind !== 'field'
      ? ['holds', 'not holds']
      : ['present', 'absent', ...(asked?.values ? (['equals', 'not equals'] as const) : [])];
  const present = comparisonOf(question);
  return usual.includes(present) ? usual : [...usual, present];
}

const comparisonOf = ({ test, negated }: Question): Comparison => (negated ? `not ${test}` : test);

interface Props {
  question: Question;
  asked: readonly Asked[];
  disabled: boolean;
  tools: ReactNode;
  /** @param typed whether a value is being typed, so that its characters are one change */
  onChange: (question: Question, typed: boolean) => void;
}

/** What is asked about, how, and the value it is compared with: read like a sentence. */
export function QuestionEditor({ question, asked, disabled, tools, onChange }: Props) {
  const { say } = useLanguage();
  const found = asked.find(({ kind, name }) => kind === question.kind && name === question.name);
  const key = (of: { kind: string; name: string }) => `${of.kind} ${of.name}`;
  const values = question.test === 'equals' ? found?.values : null;
  const value = question.value ?? '';
  return (
    <div className="question">
      <select
        className="input"
        aria-label={say(texts.about)}
        value={key(question)}
        disabled={disabled}
        onChange={({ target }) => {
          const next = asked.find((one) => key(one) === target.value);
          if (next) onChange(fresh(next), false);
        }}
      >
        {!found && <option value={key(question)}>{question.name}</option>}
        {Object.entries(origins).map(([origin, words]) => {
          const these = asked.filter((one) => one.origin === origin);
          return (
            these.length > 0 && (
              <optgroup key={origin} label={say(words)}>
                {these.map((one) => (
                  <option key={key(one)} value={key(one)}>
                    {say(one.label)}
                  </option>
                ))}
              </optgroup>
            )
          );
        })}
      </select>
      {tools}
      <div className={values ? 'answer' : 'answer alone'}>
        <select
          className="input"
          aria-label={say(texts.comparison)}
          value={comparisonOf(question)}
          disabled={disabled}
          onChange={({ target }) => {
            const test = target.value.replace('not ', '') as Question['test'];
            const negated = target.value.startsWith('not ');
            onChange(asking(question, test, negated, found?.values ?? null), false);
          }}
        >
          {offered(question, found).map((one) => (
            <option key={one} value={one}>
              {say((question.kind === 'option' && chosen[one]) || comparisons[one])}
            </option>
          ))}
        </select>
        {values && (
          <ValueField
            {...{ values, value, disabled }}
            onChange={(next) => onChange({ ...question, value: next }, true)}
          />
        )}
      </div>
      {values && !canBe(values, value) && (
        <p className="remark">▲ {say(value === '' ? texts.nothing : texts.never)}</p>
      )}
    </div>
  );
}
