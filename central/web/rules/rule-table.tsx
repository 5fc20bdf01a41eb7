import type { RuleId, RuleSet } from '@hallway/certificates/rules';
import { useLanguage } from '../shared/language.tsx';
import { NumberField } from './number-field.tsx';
import { ruleNames, texts } from './texts.ts';

interface Props {
  rules: RuleSet;
  onChange: (rules: RuleSet) => void;
}

/** Every rule: whether it is on, who answers for it, and its number where it has one. */
export function RuleTable({ rules, onChange }: Props) {
  const { say } = useLanguage();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say(texts.rules)}</th>
          <th scope="col">{say(texts.on)}</th>
          <th scope="col">{say(texts.owner)}</th>
          <th scope="col">{say(texts.value)}</th>
        </tr>
      </thead>
      <tbody>
        {(Object.keys(ruleNames) as RuleId[]).map((id) => (
          <Row key={id} id={id} rules={rules} onChange={onChange} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ id, rules, onChange }: Props & { id: RuleId }) {
  const { say } = useLanguage();
  const rule = rules.rules[id];
  const put = (part: object) =>
    onChange({ ...rules, rules: { ...rules.rules, [id]: { ...rule, ...part } } });
  const label = `${id} ${say(ruleNames[id])}`;
  const number = ([name, value, min, max]: readonly [
    'graceWeeks' | 'terms' | 'days',
    number,
    number,
    number,
  ]) => (
    <>
      <NumberField
        label={`${label}: ${say(texts[name])}`}
        value={value}
        min={min}
        max={max}
        onChange={(next) => put({ [name]: next })}
      />{' '}
      <small className="soft">{say(texts[name])}</small>
    </>
  );
  return (
    <tr className={rule.on ? undefined : 'off'}>
      <th scope="row">
        <b>{id}</b> {say(ruleNames[id])}
      </th>
      <td>
        <label className="switch">
          <input
            type="checkbox"
            checked={rule.on}
            aria-label={label}
            onChange={(event) => put({ on: event.target.checked })}
          />{' '}
          {say(rule.on ? texts.on : texts.off)}
        </label>
      </td>
      <td>
        <select
          className="input small"
          aria-label={`${label}: ${say(texts.owner)}`}
          value={rule.owner.office}
          onChange={(event) => put({ owner: { ...rule.owner, office: event.target.value } })}
        >
          {Object.entries(rules.offices).map(([key, { name }]) => (
            <option key={key} value={key}>
              {say(name)}
            </option>
          ))}
        </select>
      </td>
      <td>
        {id === 'R01' && number(['graceWeeks', rules.rules.R01.graceWeeks, 0, 20])}
        {id === 'R05' && number(['terms', rules.rules.R05.terms, 1, 4])}
        {id === 'R12' && number(['days', rules.rules.R12.days, 1, 366])}
      </td>
    </tr>
  );
}
