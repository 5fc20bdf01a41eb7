import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { RequestError, send } from '../../shared/http.ts';
import { useLanguage } from '../../shared/language.tsx';

export type Act = 'submit' | 'withdraw' | 'return' | 'release' | 'retire' | 'restore';

interface Words {
  button: Bilingual;
  effect: Bilingual;
  grave?: true;
}

export const acts: Record<Act, Words> = {
  submit: {
    button: { zh: '提交审核', en: 'Hand in' },
    effect: {
      zh: '提交之后，这一版不能再改。由另一位同事审核并发布。',
      en: 'From then on this version cannot be changed. A colleague reviews and releases it.',
    },
  },
  withdraw: {
    button: { zh: '撤回', en: 'Withdraw' },
    effect: {
      zh: '这一版不再采用，记录保留。需要时可以另开新版本。',
      en: 'This version is given up; its record stays. A new one can be begun any time.',
    },
    grave: true,
  },
  return: {
    button: { zh: '退回', en: 'Return' },
    effect: {
      zh: '这一版不再采用，编写人会看到您写的原因，并可从它另开一版继续修改。',
      en: 'This version is given up. Its author sees your reason and can go on from it with a new version.',
    },
    grave: true,
  },
  release: {
    button: { zh: '发布', en: 'Release' },
    effect: {
      zh: '从启用日期起，所有终端都用这一版打印；断网的终端到了日期也会启用。',
      en: 'From the start date on every kiosk prints with this version; one that is cut off starts on its day too.',
    },
  },
  retire: {
    button: { zh: '停用', en: 'Retire' },
    effect: {
      zh: '从今天起终端不再用这一版打印。如果它正在使用，这种证明会暂停打印，直到发布新版。已打印的证明不受影响。',
      en: 'From today no kiosk prints with this version. If it is in force, this document is not printed until a new version is released. Papers already printed are not affected.',
    },
    grave: true,
  },
  restore: {
    button: { zh: '恢复这一版', en: 'Bring this back' },
    effect: {
      zh: '内容不变，以新的版本号提交审核，由另一位同事发布。',
      en: 'The same content is handed in under a new number, for a colleague to release.',
    },
  },
};

const texts = {
  startsOn: { zh: '启用日期', en: 'Start date' },
  note: { zh: '退回原因', en: 'Reason' },
  cancel: { zh: '取消', en: 'Cancel' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  act: Act;
  /** `D14-zh@1` */
  name: string;
  revision: number;
  /** Campus date. */
  today: string;
  /** With what central answered. */
  onDone: (answer: unknown) => void;
  onClose: () => void;
}

/** Asks once more before a version moves on. */
export function ActDialog({ act, name, revision, today, onDone, onClose }: Props) {
  const { say } = useLanguage();
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { button, effect, grave } = acts[act];
  useEffect(() => dialog.current?.showModal(), []);

  async function go(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      ...(act === 'submit' && { revision }),
      ...(act === 'release' && { startsOn: form.get('startsOn') }),
      ...(act === 'return' && { note: form.get('note') }),
    };
    try {
      onDone(await send<unknown>(`/api/templates/${encodeURIComponent(name)}/${act}`, body));
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.text);
    }
  }

  return (
    <dialog ref={dialog} className="modal" aria-labelledby={id} onClose={onClose}>
      <form className="dialog" onSubmit={(event) => void go(event)}>
        <h2 id={id}>{say(button)}</h2>
        <p className="mono">{name}</p>
        <p>{say(effect)}</p>
        {act === 'release' && (
          <div className="field">
            <label htmlFor={`${id}date`}>{say(texts.startsOn)}</label>
            <input
              id={`${id}date`}
              name="startsOn"
              type="date"
              className="input"
              required
              min={today}
              defaultValue={today}
            />
          </div>
        )}
        {act === 'return' && (
          <div className="field">
            <label htmlFor={`${id}note`}>{say(texts.note)}</label>
            <textarea
              id={`${id}note`}
              name="note"
              className="input"
              rows={3}
              maxLength={500}
              required
            />
          </div>
        )}
        <p role="alert">{problem && say(problem)}</p>
        <div className="buttons">
          <button type="button" className="button" onClick={onClose}>
            {say(texts.cancel)}
          </button>
          <button type="submit" className={grave ? 'button grave primary' : 'button primary'}>
            {say(button)}
          </button>
        </div>
      </form>
    </dialog>
  );
}
