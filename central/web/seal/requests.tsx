import { useState } from 'react';
import type { SealRequest, SealView } from '../contract/seal.ts';
import type { StaffMember } from '../contract/staff.ts';
import { useLanguage } from '../shared/language.tsx';
import { scriptOf } from '../shared/script.ts';
import { dateTime } from '../shared/time.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { actEffect, actTitle, requestStates, texts } from './texts.ts';

interface Props {
  view: SealView;
  staff: StaffMember;
}

/** What one person asked for and another must decide; under it, folded, what was decided. */
export function Requests({ view, staff }: Props) {
  const { say } = useLanguage();
  const [deciding, setDeciding] = useState<{ request: SealRequest; approve: boolean } | null>(null);
  const waiting = view.requests.filter(({ state }) => state === 'waiting');
  const decided = view.requests.filter(({ state }) => state !== 'waiting');
  return (
    <>
      {waiting.length === 0 && <p className="none soft">{say(texts.noRequests)}</p>}
      <ul className="waiting">
        {waiting.map((request) => (
          <li key={request.id} className={request.act.kind === 'invalidate' ? 'grave' : undefined}>
            <h3>{say(actTitle(request.act, view))}</h3>
            <p>{say(actEffect(request.act))}</p>
            <Asked request={request} view={view} />
            <Decision
              own={request.askedBy === staff.no}
              keeper={staff.role === 'seal'}
              title={say(actTitle(request.act, view))}
              onDecide={(approve) => setDeciding({ request, approve })}
            />
          </li>
        ))}
      </ul>
      {decided.length > 0 && (
        <details>
          <summary>
            {say(texts.decided)} ({decided.length})
          </summary>
          <ul className="decided">
            {decided.map((request) => (
              <Decided key={request.id} request={request} view={view} />
            ))}
          </ul>
        </details>
      )}
      {deciding && <DecideDialog {...deciding} view={view} onClose={() => setDeciding(null)} />}
    </>
  );
}

function Asked({ request, view }: { request: SealRequest; view: SealView }) {
  const { say, language } = useLanguage();
  const known = view.people[request.askedBy] ?? request.askedBy;
  const who = request.askedBy === 'start-up' ? say(texts.startUp) : known;
  return (
    <p className="soft">
      {request.reason !== '' && (
        <>
          <span lang={scriptOf(request.reason)}>“{request.reason}”</span>
          <br />
        </>
      )}
      {say(texts.askedBy).replace('{who}', who)} · {dateTime(request.askedAt, language)}
    </p>
  );
}

function Decision({
  own,
  keeper,
  title,
  onDecide,
}: {
  own: boolean;
  keeper: boolean;
  /** Of the request, for who does not see which one a button belongs to. */
  title: string;
  onDecide: (approve: boolean) => void;
}) {
  const { say } = useLanguage();
  if (own) return <p className="note">{say(texts.own)}</p>;
  if (!keeper) return <p className="note">{say(texts.keepersOnly)}</p>;
  return (
    <p className="buttons">
      <button type="button" className="button primary" onClick={() => onDecide(true)}>
        {say(texts.approve)}
        <span className="out-of-sight"> {title}</span>
      </button>
      <button type="button" className="button" onClick={() => onDecide(false)}>
        {say(texts.refuse)}
        <span className="out-of-sight"> {title}</span>
      </button>
    </p>
  );
}

const marks: Record<SealRequest['state'], string> = {
  waiting: '○',
  approved: '…',
  refused: '✕',
  done: '✓',
  lapsed: '—',
};

function Decided({ request, view }: { request: SealRequest; view: SealView }) {
  const { say, language } = useLanguage();
  const by = request.decidedBy && (view.people[request.decidedBy] ?? request.decidedBy);
  return (
    <li>
      <span>
        <span aria-hidden="true">{marks[request.state]}</span> {say(requestStates[request.state])}
      </span>
      <span>{say(actTitle(request.act, view))}</span>
      <Asked request={request} view={view} />
      {request.decidedAt && (
        <p className="soft">
          {request.answer && <span lang={scriptOf(request.answer)}>“{request.answer}” </span>}
          {by} · {dateTime(request.decidedAt, language)}
        </p>
      )}
    </li>
  );
}
