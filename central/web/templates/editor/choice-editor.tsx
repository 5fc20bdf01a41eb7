import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { askedOf } from '../model/asked.ts';
import { fresh, write } from '../model/conditions.ts';
import { withMember, type JsonObject } from '../model/json.ts';
import { choiceOf, endsHere, mostBranches, otherwiseOf, withCase } from '../model/text-parts.ts';
import { ConditionPicker } from './condition/picker.tsx';
import { PieceFields } from './piece-fields.tsx';
import { RowTools } from './row-tools.tsx';

const texts = {
  intro: {
    zh: '从上往下，第一个条件满足的文字印出。',
    en: 'The first text whose condition holds is printed.',
  },
  case: { zh: '情形 {n}', en: 'Case {n}' },
  text: { zh: '文字', en: 'Text' },
  otherwise: { zh: '其他情形', en: 'Otherwise' },
  nothing: { zh: '其他情形下不印文字。', en: 'Otherwise nothing is printed.' },
  ends: {
    zh: '这一情形总是成立，下面的文字不会印出。',
    en: 'This case always holds: no text below it is ever printed.',
  },
  add: { zh: '加一种情形', en: 'Add a case' },
  addOtherwise: { zh: '写其他情形', en: 'Add a text otherwise' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  branches: readonly JsonObject[];
  template: JsonObject;
  rows?: string | undefined;
  disabled: boolean;
  onChange: (part: JsonObject, about: string) => void;
}

/** Texts of which the first whose condition holds is printed, in their order, and the text otherwise. */
export function ChoiceEditor({ branches, template, rows, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const end = otherwiseOf(branches);
  const cases = end < 0 ? branches : branches.slice(0, end);
  const rest = branches.slice(cases.length);
  const isFull = branches.length >= mostBranches;
  const put = (next: readonly JsonObject[]) => onChange(choiceOf(next), JSON.stringify(next));
  const [first] = askedOf(template, rows);
  return (
    <div className="choice">
      <p className="soft">{say(texts.intro)}</p>
      <ol>
        {branches.map((branch, index) => {
          const isLast = index === end;
          const set = (next: JsonObject, about: string) =>
            onChange({ choose: branches.with(index, next) }, `${index} ${about}`);
          const name = say(isLast ? texts.otherwise : texts.case).replace('{n}', `${index + 1}`);
          return (
            // A case is its place among the others.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <fieldset className="entry">
                <legend>{name}</legend>
                <RowTools
                  list={isLast ? rest : cases}
                  index={isLast ? 0 : index}
                  {...{ name, disabled }}
                  mayBeEmpty
                  onChange={(list) => put(isLast ? [...cases, ...list] : [...list, ...rest])}
                />
                {!isLast && (
                  <ConditionPicker
                    value={branch['when']}
                    {...{ template, rows, disabled }}
                    onChange={(when, about) =>
                      set(withMember(branch, 'when', when), `when ${about}`)
                    }
                  />
                )}
                <PieceFields
                  label={say(texts.text)}
                  piece={branch}
                  {...{ template, rows, disabled }}
                  onChange={set}
                />
                {endsHere(branches, index) && <p className="remark">▲ {say(texts.ends)}</p>}
              </fieldset>
            </li>
          );
        })}
      </ol>
      {end < 0 && <p className="soft">{say(texts.nothing)}</p>}
      <div className="adds">
        <button
          type="button"
          className="button plain"
          disabled={disabled || isFull || !first}
          onClick={() => first && put(withCase(branches, write(fresh(first))))}
        >
          {say(texts.add)}
        </button>
        {end < 0 && (
          <button
            type="button"
            className="button plain"
            disabled={disabled || isFull}
            onClick={() => put([...branches, { text: '' }])}
          >
            {say(texts.addOtherwise)}
          </button>
        )}
      </div>
    </div>
  );
}
