import { useEffect, useId, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import type { Bilingual } from './bilingual.ts';
import { RequestError } from './http.ts';
import { useLanguage } from './language.tsx';

const cancel: Bilingual = { zh: '取消', en: 'Cancel' };

interface Props {
  title: Bilingual;
  confirm: Bilingual;
  /** Something is lost for good. */
  grave?: boolean;
  /** Sends what was filled in. @throws RequestError, which is shown */
  onConfirm: (form: FormData) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** Asks once more before something is done that cannot simply be taken back. */
export function ActDialog({ title, confirm, grave, onConfirm, onClose, children }: Props) {
  const { say } = useLanguage();
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const [busy, setBusy] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);

  async function go(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    try {
      await onConfirm(new FormData(event.currentTarget));
      onClose();
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.text);
      setBusy(false);
    }
  }

  return (
    <dialog ref={dialog} className="modal" aria-labelledby={heading} onClose={onClose}>
      <form className="dialog" onSubmit={(event) => void go(event)}>
        <h2 id={heading}>{say(title)}</h2>
        {children}
        <p role="alert">{problem && say(problem)}</p>
        <div className="buttons">
          <button type="button" className="button" onClick={onClose}>
            {say(cancel)}
          </button>
          <button
            type="submit"
            className={grave ? 'button grave primary' : 'button primary'}
            disabled={busy}
          >
            {say(confirm)}
          </button>
        </div>
      </form>
    </dialog>
  );
}
