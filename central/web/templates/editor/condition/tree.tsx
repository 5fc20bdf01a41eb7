import type { ReactNode } from 'react';
import type { Bilingual } from '../../../shared/bilingual.ts';
import { useLanguage } from '../../../shared/language.tsx';
import type { Asked } from '../../model/asked.ts';
import {
  fresh,
  joined,
  mostParts,
  read,
  regrouped,
  write,
  type Clause,
} from '../../model/conditions.ts';
import type { Json } from '../../model/json.ts';
import { RowTools } from '../row-tools.tsx';
import { SourceField } from '../source-field.tsx';
import { QuestionEditor } from './question.tsx';

const texts = {
  condition: { zh: '条件', en: 'Condition' },
  group: { zh: '一组条件', en: 'Group' },
  how: { zh: '怎样合起来', en: 'Together' },
  add: { zh: '加一个条件', en: 'Add a condition' },
  addGroup: { zh: '加一组条件', en: 'Add a group' },
  source: { zh: '条件源码（这里没有对应的控件）', en: 'Condition as source (no control for it)' },
  broken: { zh: '这还不是完整的 JSON。', en: 'This is not complete JSON yet.' },
} as const satisfies Record<string, Bilingual>;

/** How the clauses of a group are taken together. */
const together = {
  all: { zh: '以下全部满足', en: 'All of these' },
  any: { zh: '以下任一满足', en: 'Any of these' },
  'not any': { zh: '以下都不满足', en: 'None of these' },
  'not all': { zh: '以下并非全部满足', en: 'Not all of these' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  condition: Json;
  asked: readonly Asked[];
  disabled: boolean;
  /** @param typed where a value is being typed; null for a change that stands for itself */
  onChange: (condition: Json | undefined, typed: string | null) => void;
}

/** A condition of one question, or of several in groups. */
export function ConditionTree({ condition, asked, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const [first] = asked;
  const isGroup = read(condition, asked).kind === 'group';
  return (
    <div className="conditions">
      <Node json={condition} place="" tools={null} {...{ asked, disabled, onChange }} />
      {!isGroup && first && (
        <div className="adds">
          <button
            type="button"
            className="button plain"
            disabled={disabled}
            onClick={() => onChange(joined(condition, write(fresh(first)), asked), null)}
          >
            {say(texts.add)}
          </button>
        </div>
      )}
    </div>
  );
}

interface NodeProps extends Omit<Props, 'condition'> {
  json: Json;
  /** Number of the clause among its neighbours, after that of its group: `2.1`; empty for the whole. */
  place: string;
  tools: ReactNode;
}

function Node({ json, place, tools, asked, disabled, onChange }: NodeProps) {
  const { say } = useLanguage();
  const clause = read(json, asked);
  if (clause.kind === 'group') {
    return <Group {...{ group: clause, place, tools, asked, disabled, onChange }} />;
  }
  return (
    <div role="group" aria-label={`${say(texts.condition)} ${place || '1'}`}>
      {clause.kind === 'source' ? (
        <>
          {tools}
          <SourceField
            label={texts.source}
            value={clause.json}
            rows={6}
            broken={texts.broken}
            accepts={isAnything}
            disabled={disabled}
            onChange={(next) => onChange(next, null)}
          />
        </>
      ) : (
        <QuestionEditor
          question={clause}
          {...{ asked, disabled, tools }}
          onChange={(next, typed) => onChange(write(next), typed ? place : null)}
        />
      )}
    </div>
  );
}

const isAnything = (json: Json): json is Json => json !== null;

interface GroupProps extends Omit<NodeProps, 'json'> {
  group: Extract<Clause, { kind: 'group' }>;
}

function Group({ group, place, tools, asked, disabled, onChange }: GroupProps) {
  const { say } = useLanguage();
  const { parts, of, negated } = group;
  const [first] = asked;
  const put = (next: readonly Json[]) => onChange(regrouped(group, next), null);
  const one = first && write(fresh(first));
  const other = of === 'all' ? 'any' : 'all';
  return (
    <div role="group" aria-label={`${say(texts.group)} ${place}`.trim()} className="together">
      <div className="question">
        <select
          className="input"
          aria-label={say(texts.how)}
          value={negated ? `not ${of}` : of}
          disabled={disabled}
          onChange={({ target }) => {
            const next = target.value.endsWith('all') ? 'all' : 'any';
            const turned = target.value.startsWith('not ');
            onChange(write({ ...group, of: next, negated: turned }), null);
          }}
        >
          {Object.entries(together).map(([how, words]) => (
            <option key={how} value={how}>
              {say(words)}
            </option>
          ))}
        </select>
        {tools}
      </div>
      <ol>
        {parts.map((part, index) => {
          const number = `${place && `${place}.`}${index + 1}`;
          return (
            // A clause is its place in the group.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <Node
                json={part}
                place={number}
                {...{ asked, disabled }}
                tools={
                  <RowTools
                    list={parts}
                    {...{ index, disabled }}
                    name={`${say(texts.condition)} ${number}`}
                    mayBeEmpty
                    onChange={put}
                  />
                }
                onChange={(next, typed) =>
                  next === undefined
                    ? put(parts.toSpliced(index, 1))
                    : onChange(write({ ...group, parts: parts.with(index, next) }), typed)
                }
              />
            </li>
          );
        })}
      </ol>
      {one !== undefined && (
        <div className="adds">
          <button
            type="button"
            className="button plain"
            disabled={disabled || parts.length >= mostParts}
            onClick={() => put([...parts, one])}
          >
            {say(texts.add)}
          </button>
          <button
            type="button"
            className="button plain"
            disabled={disabled || parts.length >= mostParts}
            onClick={() => put([...parts, { [other]: [one] }])}
          >
            {say(texts.addGroup)}
          </button>
        </div>
      )}
    </div>
  );
}
