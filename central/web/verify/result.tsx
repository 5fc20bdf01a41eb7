import type { Check, DocumentKind, OpenCheck } from '@hallway/certificates/verify';
import { Crest } from '../shared/crest.tsx';
import type { Bilingual } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';
import { university } from '../shared/masthead.tsx';
import { scriptOf } from '../shared/script.ts';
import { dateTime } from '../shared/time.ts';
import { conclude, concludeLive, conclusions, type Conclusion } from './conclusion.ts';
import type { Live } from './live-status.ts';
import type { Checked } from './paper-check.ts';
import { MatchForm } from './match.tsx';
import { claimRows, liveRows, type Row } from './rows.ts';
import { fieldNames, texts } from './texts.ts';
import { ToneMark } from './tone-mark.tsx';

/** The answer for a scanned code or a dropped file: the word first, then every field, then every check. */
export function PaperResult({ checked, live }: { checked: Checked; live: Live }) {
  const { verdict, kind, statements } = checked;
  const { say, language } = useLanguage();
  const open = kind?.printed.filter((field) => !field.vouched) ?? [];
  const conclusion = conclude(verdict, live);
  return (
    <article className="result">
      <Banner conclusion={conclusion} live={live} />
      {verdict.claims && (
        <Sheet
          document={kind?.name ?? fieldNames.document}
          serial={verdict.claims.serial}
          rows={claimRows(verdict.claims, statements, language)}
          lead={texts.fieldsText}
          conclusion={conclusion}
          limit={say(kind ? texts.notVouched : texts.notVouchedUnknown)}
          beyond={open.map((field) => say(field.label))}
        />
      )}
      {verdict.claims && <LiveLine live={live} />}
      {verdict.claims && kind && live.kind === 'known' && live.status.says !== null && (
        <MatchForm serial={verdict.claims.serial} secret={verdict.claims.digest} kind={kind} />
      )}
      <Checks checks={verdict.checks} open={live.kind === 'known' ? [] : verdict.open} />
    </article>
  );
}

/** A question that was not answered, and why; nothing is known of the paper. */
export function Refused({ text }: { text: Bilingual }) {
  const { say } = useLanguage();
  return (
    <article className="result">
      <div className="banner wait" role="alert">
        <ToneMark tone="wait" />
        <div>
          <h2>{say(texts.refused)}</h2>
          <p>{say(text)}</p>
        </div>
      </div>
    </article>
  );
}

/** The answer for a typed serial and code: what the register says, and no more. */
export function LiveResult({
  live,
  secret,
  kind,
}: {
  live: Live;
  /** The code that was typed. */
  secret: string;
  kind: DocumentKind | null;
}) {
  const { say, language } = useLanguage();
  const conclusion = concludeLive(live);
  return (
    <article className="result">
      <Banner conclusion={conclusion} live={live} />
      {live.kind === 'known' && (
        <Sheet
          document={live.status.document}
          serial={live.status.serial}
          rows={liveRows(live.status, language)}
          lead={texts.compare}
          conclusion={conclusion}
          limit={say(texts.liveOnly)}
          beyond={[]}
        />
      )}
      {live.kind === 'known' && <LiveLine live={live} />}
      {live.kind === 'known' && kind && (
        <MatchForm serial={live.status.serial} secret={secret} kind={kind} />
      )}
    </article>
  );
}

function Banner({ conclusion, live }: { conclusion: Conclusion; live: Live }) {
  const { say } = useLanguage();
  const { tone, word, text } = conclusions[conclusion];
  const revocation =
    conclusion === 'revoked' && live.kind === 'known' ? live.status.revocation : null;
  const unknown = conclusion === 'no-match' && live.kind === 'unknown';
  return (
    <div className={`banner ${tone}`} role="status">
      <ToneMark tone={tone} />
      <div>
        <h2>{say(word)}</h2>
        <p>{say(revocation?.message ?? (unknown ? live.text : text))}</p>
        {revocation !== null && (
          <>
            <p>{say(revocation.fix)}</p>
            <p className="office">{say(revocation.office)}</p>
          </>
        )}
      </div>
    </div>
  );
}

/** The paper as far as it can be vouched for, drawn as a paper, so that it can be laid beside the real one. */
function Sheet({
  document,
  serial,
  rows,
  lead,
  limit,
  beyond,
  conclusion,
}: {
  document: Bilingual;
  serial: string;
  rows: Row[];
  lead: Bilingual;
  /** What the page does not vouch for. */
  limit: string;
  /** Its fields by name. */
  beyond: string[];
  conclusion: Conclusion;
}) {
  const { say, language } = useLanguage();
  const { tone, word } = conclusions[conclusion];
  const worthless = tone === 'bad';
  return (
    <section className={worthless ? 'sheet worthless' : 'sheet'}>
      {worthless && (
        <p className="stamp" aria-hidden="true">
          {say(word)}
        </p>
      )}
      <header>
        <Crest />
        <p className="house">{say(university)}</p>
        <p className="mono serial">{serial}</p>
        <h3>{say(document)}</h3>
      </header>
      <p className="lead">{say(worthless ? texts.voidText : lead)}</p>
      <dl className="rows">
        {rows.map((row) => (
          <div key={row.name.en}>
            <dt>{say(row.name)}</dt>
            <dd className={row.code ? 'mono' : undefined} lang={scriptOf(row.value)}>
              {row.value}
            </dd>
          </div>
        ))}
      </dl>
      <p className="soft aside">
        {limit}
        {beyond.length > 0 && <b>{beyond.join(language === 'zh' ? '、' : ', ')}</b>}
      </p>
    </section>
  );
}

/** When the register was asked, or that it could not be. */
function LiveLine({ live }: { live: Live }) {
  const { say, language } = useLanguage();
  if (live.kind === 'asking') return <p className="live soft">{say(texts.asking)}</p>;
  if (live.kind === 'unreachable') return <p className="live notice">{say(texts.offlineLive)}</p>;
  if (live.kind === 'unknown') return null;
  const { state, asOf } = live.status;
  return (
    <p className="live soft">
      {say(texts.live)}: <b>{say(conclusions[state].word)}</b>, {say(texts.asOf)}{' '}
      <time dateTime={asOf}>{dateTime(asOf, language)}</time>
    </p>
  );
}

/** What was checked; what the list at hand leaves open matters only where the register could not be asked. */
function Checks({ checks, open }: { checks: Check[]; open: OpenCheck[] }) {
  const { say } = useLanguage();
  return (
    <section className="checks">
      <h3>{say(texts.checksHeading)}</h3>
      <ol>
        {checks.map((check) => (
          <li key={check.name}>
            <ToneMark tone={check.ok ? 'good' : 'bad'} />
            <span>
              {say(check.detail)}
              <AsOf at={check.asOf} />
              <span className="out-of-sight"> {say(check.ok ? texts.passed : texts.failed)}</span>
            </span>
            <code className="mono soft">{check.name}</code>
          </li>
        ))}
        {open.map((check) => (
          <li key={check.name} className="open">
            <ToneMark tone="wait" />
            <span>
              {say(check.detail)}
              <AsOf at={check.asOf} />
              <span className="out-of-sight"> {say(texts.open)}</span>
            </span>
            <code className="mono soft">{check.name}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}

function AsOf({ at }: { at: string | undefined }) {
  const { say, language } = useLanguage();
  if (at === undefined) return null;
  return (
    <span className="soft">
      {language === 'zh' ? '，' : ', '}
      {say(texts.asOf)} <time dateTime={at}>{dateTime(at, language)}</time>
    </span>
  );
}
