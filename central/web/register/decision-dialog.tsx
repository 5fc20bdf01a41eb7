import { useEffect, useId, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import type { Bilingual } from '../shared/bilingual.ts';
import { RequestError, send } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';

const cancel: Bilingual = { zh: '取消', en: 'Cancel' };

interface Props<Value extends string> {
  title: Bilingual;
  /** Which paper it is about. */
  about: ReactNode;
  /** What follows from the decision. */
  effect: Bilingual;
  /** Over the choices. */
  legend: Bilingual;
  choices: Record<Value, Bilingual>;
  /** Name of the choice in the body of the request. */
  field: string;
  /** Where the decision is posted. */
  address: string;
  confirm: Bilingual;
  /** Something is lost for good. */
  grave?: boolean;
  /** With true when the decision was taken in. */
  onClose: (decided: boolean) => void;
}

/** Asks staff for one decision about a paper. No choice is suggested. */
export function DecisionDialog<Value extends string>(props: Props<Value>) {
  const { say } = useLanguage();
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const { field, onClose } = props;

  useEffect(() => dialog.current?.showModal(), []);

  async function decide(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const choice = new FormData(event.currentTarget).get(field);
    try {
      await send<null>(props.address, { [field]: choice });
      onClose(true);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.text);
    }
  }

  return (
    <dialog ref={dialog} className="modal" aria-labelledby={heading} onClose={() => onClose(false)}>
      <form className="dialog" onSubmit={(event) => void decide(event)}>
        <h2 id={heading}>{say(props.title)}</h2>
        <p className="mono">{props.about}</p>
        <p>{say(props.effect)}</p>
        <fieldset>
          <legend>{say(props.legend)}</legend>
          {(Object.entries(props.choices) as [Value, Bilingual][]).map(([value, words]) => (
            <label key={value}>
              <input type="radio" name={field} value={value} required /> {say(words)}
            </label>
          ))}
        </fieldset>
        <p role="alert">{problem && say(problem)}</p>
        <div className="buttons">
          <button type="button" className="button" onClick={() => onClose(false)}>
            {say(cancel)}
          </button>
          <button type="submit" className={props.grave ? 'button grave primary' : 'button primary'}>
            {say(props.confirm)}
          </button>
        </div>
      </form>
    </dialog>
  );
}
