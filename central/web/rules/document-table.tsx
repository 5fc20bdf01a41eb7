import type { DocumentRules, RuleId, RuleSet } from '@hallway/certificates/rules';
import type { RulesBoard } from '../contract/rules.ts';
import { useLanguage } from '../shared/language.tsx';
import { NumberField } from './number-field.tsx';
import { ruleNames, texts } from './texts.ts';

interface Props {
  board: RulesBoard;
  rules: RuleSet;
  onChange: (rules: RuleSet) => void;
}

const ids = Object.keys(ruleNames) as RuleId[];
const copies = [
  ['perDay', 1, 100],
  ['perTerm', 1, 1000],
  ['perJob', 1, 5],
  ['free', 0, 1000],
] as const;

/** Which rule applies to which document, and the numbers of each. */
export function DocumentTable({ board, rules, onChange }: Props) {
  const { say } = useLanguage();
  return (
    <table className="matrix">
      <thead>
        <tr>
          <th scope="col">{say(texts.document)}</th>
          {ids.map((id) => (
            <th key={id} scope="col" title={say(ruleNames[id])}>
              {id}
            </th>
          ))}
          {copies.map(([name]) => (
            <th key={name} scope="col">
              {say(texts[name])}
            </th>
          ))}
          <th scope="col">{say(texts.price)}</th>
          <th scope="col">{say(texts.validDays)}</th>
        </tr>
      </thead>
      <tbody>
        {board.documents.map(({ document, name }) => (
          <Row
            key={document}
            label={`${document} ${say(name)}`}
            terms={rules.documents[document] ?? rules.unlisted}
            off={ids.filter((id) => !rules.rules[id].on)}
            onChange={(terms) =>
              onChange({ ...rules, documents: { ...rules.documents, [document]: terms } })
            }
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  label,
  terms,
  off,
  onChange,
}: {
  label: string;
  terms: DocumentRules;
  /** Rules that are switched off for everything. */
  off: readonly RuleId[];
  onChange: (terms: DocumentRules) => void;
}) {
  const { say } = useLanguage();
  const toggle = (id: RuleId, applies: boolean) =>
    onChange({
      ...terms,
      rules: ids.filter((one) => (one === id ? applies : terms.rules.includes(one))),
    });
  const putCopies = (part: Partial<DocumentRules['copies']>) =>
    onChange({ ...terms, copies: { ...terms.copies, ...part } });
  return (
    <tr>
      <th scope="row">{label}</th>
      {ids.map((id) => (
        <td key={id} className={off.includes(id) ? 'off' : undefined}>
          <input
            type="checkbox"
            aria-label={`${label}: ${id} ${say(ruleNames[id])}`}
            checked={terms.rules.includes(id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
        </td>
      ))}
      {copies.map(([name, min, max]) => (
        <td key={name}>
          <NumberField
            label={`${label}: ${say(texts[name])}`}
            value={terms.copies[name]}
            min={min}
            max={max}
            onChange={(value) => putCopies({ [name]: value })}
          />
        </td>
      ))}
      <td>
        <NumberField
          label={`${label}: ${say(texts.price)}`}
          value={terms.copies.priceFen / 100}
          min={0}
          max={1000}
          onChange={(yuan) => putCopies({ priceFen: yuan * 100 })}
        />
      </td>
      <td>
        <NumberField
          label={`${label}: ${say(texts.validDays)}`}
          value={terms.validDays}
          min={1}
          max={366}
          onChange={(validDays) => onChange({ ...terms, validDays })}
        />
      </td>
    </tr>
  );
}
