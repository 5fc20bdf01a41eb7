import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import {
  revocationReasons,
  type RegisterEntry,
  type RevocationReason,
} from '../contract/register.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { RequestError, send } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';

const texts = {
  title: { zh: '撤销这份证明？', en: 'Revoke this document?' },
  effect: {
    zh: '撤销后，任何人核验都会看到“已撤销”和日期，看不到原因。此操作不能恢复。',
    en: 'From then on every check says “revoked” and the day, never the reason. This cannot be undone.',
  },
  why: { zh: '原因（仅内部留存）', en: 'Reason (kept inside the university)' },
  revoke: { zh: '撤销', en: 'Revoke' },
  cancel: { zh: '取消', en: 'Cancel' },
} as const satisfies Record<string, Bilingual>;

const reasons: Record<RevocationReason, Bilingual> = {
  error: { zh: '内容有误', en: 'The content is wrong' },
  fraud: { zh: '以欺骗方式取得', en: 'It was obtained by deceit' },
  'seal-misuse': { zh: '印章被冒用', en: 'The seal was misused' },
};

/** Asks once more before a paper is made worthless. */
export function RevokeDialog({
  entry,
  onClose,
}: {
  entry: RegisterEntry;
  /** With true when the paper was revoked. */
  onClose: (revoked: boolean) => void;
}) {
  const { say } = useLanguage();
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => dialog.current?.showModal(), []);

  async function revoke(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = new FormData(event.currentTarget).get('reason');
    try {
      await send<null>(`/api/issues/${entry.serial}/revoke`, { reason });
      onClose(true);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.text);
    }
  }

  return (
    <dialog ref={dialog} className="modal" aria-labelledby={heading} onClose={() => onClose(false)}>
      <form className="dialog" onSubmit={(event) => void revoke(event)}>
        <h2 id={heading}>{say(texts.title)}</h2>
        <p className="mono">{entry.serial}</p>
        <p>{say(texts.effect)}</p>
        <fieldset>
          <legend>{say(texts.why)}</legend>
          {revocationReasons.map((reason) => (
            <label key={reason}>
              <input type="radio" name="reason" value={reason} required /> {say(reasons[reason])}
            </label>
          ))}
        </fieldset>
        <p role="alert">{problem && say(problem)}</p>
        <div className="buttons">
          <button type="button" className="button" onClick={() => onClose(false)}>
            {say(texts.cancel)}
          </button>
          <button type="submit" className="button grave primary">
            {say(texts.revoke)}
          </button>
        </div>
      </form>
    </dialog>
  );
}
