import type { HeldPaper } from '../contract/me.ts';
import { useLanguage } from '../shared/language.tsx';
import { calendarDay, dateTime } from '../shared/time.ts';
import type { Act } from './act.ts';
import { Shares } from './shares.tsx';
import { lookupKinds, states, texts } from './texts.ts';

/** One paper of the holder. */
export function PaperCard({ paper, act }: { paper: HeldPaper; act: Act }) {
  const { say, language } = useLanguage();
  return (
    <article className="card" aria-labelledby={paper.serial}>
      <header>
        <h2 id={paper.serial}>{say(paper.document)}</h2>
        <p className="state">{say(states[paper.state])}</p>
        <p className="mono soft">{paper.serial}</p>
        <p className="soft">
          {say(texts.issued)} {calendarDay(paper.issuedOn, language)} · {say(texts.until)}{' '}
          {calendarDay(paper.validUntil, language)}
        </p>
      </header>
      <Lookups paper={paper} />
      <Shares paper={paper} act={act} />
    </article>
  );
}

function Lookups({ paper }: { paper: HeldPaper }) {
  const { say, language } = useLanguage();
  return (
    <details>
      <summary>
        {say(texts.lookups)} <b>{paper.asked}</b>
        <span className="out-of-sight"> {say(texts.askedTimes)}</span>
      </summary>
      <p className="soft small">{say(paper.asked === 0 ? texts.nobody : texts.lookupsText)}</p>
      <ol className="lookups">
        {paper.lookups.map(({ at, kind, network }, place) => (
          <li key={`${place} ${at}`}>
            <span>{say(lookupKinds[kind])}</span>
            <span className="soft">
              {say(texts.network)} <span className="mono">{network}</span>
            </span>
            <time dateTime={at}>{dateTime(at, language)}</time>
          </li>
        ))}
      </ol>
    </details>
  );
}
