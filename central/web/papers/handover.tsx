import { useEffect, useId, useRef } from 'react';
import type { PersonFound, StatedDocument } from '../contract/papers.ts';
import { useLanguage } from '../shared/language.tsx';
import { university } from '../shared/masthead.tsx';
import { scriptOf } from '../shared/script.ts';
import { calendarDay } from '../shared/time.ts';
import type { Approved } from './form/approve-dialog.tsx';
import { useLeaveGuard } from './leave-guard.ts';
import { filled, texts } from './texts.ts';

interface Props {
  person: PersonFound;
  document: StatedDocument;
  approved: Approved;
  code: string;
  /** Last day to pick it up, as far as the new record says one. */
  lastDay: string | null;
  onClose: () => void;
}

/** A pick-up code, this once: to be read out, written down, or printed as a slip for the person. */
export function Handover({ person, document, approved, code, lastDay, onClose }: Props) {
  const { say, language } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);
  useLeaveGuard(true);
  const rows = [
    [texts.document, say(approved.request.title ?? document.name)],
    [texts.number, person.no],
    [texts.codeTitle, code.replace(/(.{4})(?=.)/, '$1 ')],
  ] as const;
  return (
    <dialog
      ref={dialog}
      className="modal handover"
      aria-labelledby={heading}
      // It cannot be shown again: only the button below closes it.
      onCancel={(event) => event.preventDefault()}
    >
      <div className="dialog">
        <p className="house">{say(university)}</p>
        <h2 id={heading}>{say(texts.codeTitle)}</h2>
        <p className="to" lang={scriptOf(person.nameZh)}>
          {person.nameZh}
        </p>
        <dl>
          {rows.map(([label, value]) => (
            <div key={value}>
              <dt>{say(label)}</dt>
              <dd className={label === texts.codeTitle ? 'code' : undefined}>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{say(texts.codeHow)}</p>
        {lastDay && <p>{say(filled(texts.codeUntil, { day: calendarDay(lastDay, language) }))}</p>}
        <p className="notice screen-only">{say(texts.codeOnce)}</p>
        <div className="buttons screen-only">
          <button type="button" className="button" onClick={() => print()}>
            {say(texts.print)}
          </button>
          <button type="button" className="button primary" onClick={onClose}>
            {say(texts.handedOver)}
          </button>
        </div>
      </div>
    </dialog>
  );
}
