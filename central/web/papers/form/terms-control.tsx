import { useLanguage } from '../../shared/language.tsx';
import type { Faults } from '../model/faults.ts';
import { withTitle, type TermsDraft } from '../model/terms.ts';
import { filled, texts } from '../texts.ts';
import { BilingualControl, Wired } from './field.tsx';

interface Props {
  draft: TermsDraft;
  /** By the name of the term. */
  faults: Faults;
  /** An existing record keeps its short name; a further one needs one. */
  several: 'may' | 'must' | 'fixed';
  /** Null where neither copies nor days follow from the approval. */
  printDays: number | null;
  onChange: (draft: TermsDraft) => void;
}

/** How many copies, when, and which of several. */
export function TermsControl({ draft, faults, several, printDays, onChange }: Props) {
  const { say } = useLanguage();
  const isLimited = printDays !== null;
  const day = (name: 'validFrom' | 'validUntil') => (
    <Wired place={name} label={say(texts[name])} faults={faults} optional>
      {(wiring) => (
        <input
          {...wiring}
          type="date"
          value={draft[name]}
          onChange={(event) => put({ [name]: event.target.value })}
        />
      )}
    </Wired>
  );
  const put = (part: Partial<TermsDraft>) => onChange({ ...draft, ...part });
  return (
    <fieldset className="terms">
      <legend>{say(texts.terms)}</legend>
      {several === 'may' && (
        <div className="several">
          <label>
            <input
              type="checkbox"
              checked={draft.several}
              aria-describedby="several-hint"
              onChange={(event) => put({ several: event.target.checked })}
            />{' '}
            {say(texts.severalBox)}
          </label>
          <p id="several-hint" className="hint soft">
            {say(texts.severalHint)}
          </p>
        </div>
      )}
      {draft.several && (
        <>
          <BilingualControl
            place="title"
            label={texts.titleOf}
            max={200}
            draft={draft.title}
            faults={faults}
            onChange={(title) => onChange(withTitle(draft, title))}
          />
          {several !== 'fixed' && (
            <Wired place="ref" label={say(texts.ref)} hint={texts.refHint} faults={faults}>
              {(wiring) => (
                <input
                  {...wiring}
                  className="input mono"
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  maxLength={24}
                  value={draft.ref}
                  onChange={(event) => put({ ref: event.target.value, refTyped: true })}
                />
              )}
            </Wired>
          )}
        </>
      )}
      <div className="fields">
        {isLimited && (
          <Wired place="copies" label={say(texts.copies)} hint={texts.copiesHint} faults={faults}>
            {(wiring) => (
              <input
                {...wiring}
                inputMode="numeric"
                autoComplete="off"
                maxLength={2}
                value={draft.copies}
                onChange={(event) => put({ copies: event.target.value })}
              />
            )}
          </Wired>
        )}
        {isLimited && day('validFrom')}
        {day('validUntil')}
      </div>
      <p className="hint soft">
        {say(texts.validHint)}{' '}
        {say(isLimited ? filled(texts.printDays, { n: printDays }) : texts.byRules)}
      </p>
    </fieldset>
  );
}
