import { useId, useState } from 'react';
import {
  shareDays,
  type HeldPaper,
  type NewShare,
  type ShareEntry,
  type ShareRequest,
} from '../contract/me.ts';
import { send } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';
import { dateTime } from '../shared/time.ts';
import type { Act } from './act.ts';
import { shareStates, texts } from './texts.ts';

/** What of a paper is shared, and a new share. */
export function Shares({ paper, act }: { paper: HeldPaper; act: Act }) {
  const { say } = useLanguage();
  const [days, setDays] = useState<ShareRequest['days']>(shareDays[0]);
  const [made, setMade] = useState<NewShare | null>(null);
  const selectId = useId();
  if (!paper.shareable) return <p className="soft small">{say(texts.notShareable)}</p>;
  const counts = paper.state !== 'revoked' && paper.state !== 'not-printed';
  return (
    <section className="shares">
      <h3>{say(texts.shares)}</h3>
      <p className="soft small">{say(texts.sharesText)}</p>
      {made && <Made share={made} onDone={() => setMade(null)} />}
      {counts && (
        <div className="new">
          <div className="field">
            <label htmlFor={selectId}>{say(texts.days)}</label>
            <select
              id={selectId}
              className="input"
              value={days}
              onChange={(event) => {
                const chosen = shareDays.find((one) => String(one) === event.target.value);
                if (chosen !== undefined) setDays(chosen);
              }}
            >
              {shareDays.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </div>
          <button
            type="button"
            className="button"
            onClick={() =>
              void act(async () => {
                const wish: ShareRequest = { serial: paper.serial, days };
                setMade(await send<NewShare>('/api/me/shares', wish));
              })
            }
          >
            {say(texts.share)}
          </button>
        </div>
      )}
      <ul>
        {paper.shares.map((share) => (
          <Share
            key={share.id}
            share={share}
            onWithdraw={() =>
              void act(() => send(`/api/me/shares/${paper.serial}/${share.id}/withdraw`, {}))
            }
          />
        ))}
      </ul>
    </section>
  );
}

/** Code and PIN of a new share, this once. */
function Made({ share, onDone }: { share: NewShare; onDone: () => void }) {
  const { say } = useLanguage();
  return (
    <div className="made" role="status">
      <p>{say(texts.newShare)}</p>
      <dl>
        <dt>{say(texts.shareCode)}</dt>
        <dd className="mono">{share.code}</dd>
        <dt>{say(texts.pin)}</dt>
        <dd className="mono">{share.pin}</dd>
      </dl>
      <button type="button" className="button" onClick={onDone}>
        {say(texts.done)}
      </button>
    </div>
  );
}

function Share({ share, onWithdraw }: { share: ShareEntry; onWithdraw: () => void }) {
  const { say, language } = useLanguage();
  return (
    <li>
      <span>
        <b>{say(shareStates[share.state])}</b> · {say(texts.ends)}{' '}
        <time dateTime={share.expiresAt}>{dateTime(share.expiresAt, language)}</time> ·{' '}
        {say(texts.opened)} {share.opened}
      </span>
      {share.state === 'open' && (
        <button type="button" className="button grave" onClick={onWithdraw}>
          {say(texts.withdraw)}
        </button>
      )}
    </li>
  );
}
