import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import type { RegisterEntry } from '../contract/register.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { RequestError, send } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';

type Outcome = NonNullable<RegisterEntry['answer']>;

const texts = {
  title: { zh: '这份证明出纸了吗？', en: 'Did this paper come out?' },
  effect: {
    zh: '请在看过打印机和出纸口，或问过本人之后答复。答复会发给该终端，由终端记录并回报；如果本人已在终端上答复，以本人的答复为准。',
    en: 'Answer after looking at the printer and its slot, or asking the person. The kiosk is told, records it and reports back; if the person has answered there already, their answer stands.',
  },
  answer: { zh: '答复', en: 'Answer' },
  send: { zh: '发给终端', en: 'Tell the kiosk' },
  cancel: { zh: '取消', en: 'Cancel' },
} as const satisfies Record<string, Bilingual>;

const outcomes: Record<Outcome, Bilingual> = {
  delivered: { zh: '已经出纸，证明有效', en: 'It came out and is valid' },
  voided: { zh: '没有出纸，编号作废', en: 'It did not come out; the number is void' },
};

/** Asks staff what became of an ambiguous paper. Neither answer is suggested. */
export function AnswerDialog({
  entry,
  onClose,
}: {
  entry: RegisterEntry;
  /** With true when the answer was handed on. */
  onClose: (answered: boolean) => void;
}) {
  const { say } = useLanguage();
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => dialog.current?.showModal(), []);

  async function answer(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const outcome = new FormData(event.currentTarget).get('outcome');
    try {
      await send<null>(`/api/issues/${entry.serial}/resolve`, { outcome });
      onClose(true);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.text);
    }
  }

  return (
    <dialog ref={dialog} className="modal" aria-labelledby={heading} onClose={() => onClose(false)}>
      <form className="dialog" onSubmit={(event) => void answer(event)}>
        <h2 id={heading}>{say(texts.title)}</h2>
        <p className="mono">
          {entry.serial} · {entry.kioskId}
        </p>
        <p>{say(texts.effect)}</p>
        <fieldset>
          <legend>{say(texts.answer)}</legend>
          {(Object.keys(outcomes) as Outcome[]).map((outcome) => (
            <label key={outcome}>
              <input type="radio" name="outcome" value={outcome} required />{' '}
              {say(outcomes[outcome])}
            </label>
          ))}
        </fieldset>
        <p role="alert">{problem && say(problem)}</p>
        <div className="buttons">
          <button type="button" className="button" onClick={() => onClose(false)}>
            {say(texts.cancel)}
          </button>
          <button type="submit" className="button primary">
            {say(texts.send)}
          </button>
        </div>
      </form>
    </dialog>
  );
}
