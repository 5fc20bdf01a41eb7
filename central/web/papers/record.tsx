import type { PaperView, StatedDocument } from '../contract/papers.ts';
import { useLanguage } from '../shared/language.tsx';
import { scriptOf } from '../shared/script.ts';
import { calendarDay, dateTime } from '../shared/time.ts';
import { standingOf, usedCopies } from './model/standing.ts';
import { filled, holds, standings, texts } from './texts.ts';
import { DataWords } from './words.tsx';

interface Props {
  document: StatedDocument;
  paper: PaperView;
  today: string;
  /** Null where there is no form. */
  onChange: (() => void) | null;
  onWithdraw: () => void;
}

/** One thing that is stated already: what, since when, how much of it is used. */
export function RecordCard({ document, paper, today, onChange, onWithdraw }: Props) {
  const { say } = useLanguage();
  const { mark, words } = standings[standingOf(paper, document, today)];
  const name = say(paper.title ?? document.name);
  return (
    <li className="record">
      <header>
        <h4>{name}</h4>
        {paper.ref && <span className="mono soft">{paper.ref}</span>}
        <span className="standing">
          <span aria-hidden="true">{mark}</span> {say(words)}
        </span>
      </header>
      {paper.hold && <p className="notice">{say(holds[paper.hold])}</p>}
      {document.fields && <DataWords fields={document.fields} data={paper.data} />}
      <Approval paper={paper} isLimited={document.printDays !== null} />
      <p className="buttons">
        {onChange && (
          <button type="button" className="button" onClick={onChange}>
            {say(paper.approval ? texts.change : texts.changeFirst)}
            <span className="out-of-sight"> {name}</span>
          </button>
        )}
        {paper.approval && (
          <button type="button" className="button grave" onClick={onWithdraw}>
            {say(texts.withdraw)}
            <span className="out-of-sight"> {name}</span>
          </button>
        )}
      </p>
    </li>
  );
}

/** @param isLimited copies and days follow from the approval */
function Approval({ paper, isLimited }: { paper: PaperView; isLimited: boolean }) {
  const { say, language } = useLanguage();
  const { approval, validFrom, lastDay, pickup } = paper;
  const when = approval && dateTime(approval.approvedAt, language);
  const lines = [
    !approval && say(texts.fromRecords),
    approval?.by && say(filled(texts.approvedBy, { who: approval.by, when: when ?? '' })),
    approval && !approval.by && say(filled(texts.approvedAt, { when: when ?? '' })),
    isLimited &&
      approval &&
      say(filled(texts.copiesUsed, { used: usedCopies(paper), all: approval.copies })),
    isLimited &&
      validFrom &&
      say(filled(texts.printFrom, { day: calendarDay(validFrom, language) })),
    lastDay && say(filled(texts.printUntil, { day: calendarDay(lastDay, language) })),
    pickup && say(texts.hasPickup),
  ].filter((line) => typeof line === 'string');
  return (
    <>
      <p className="soft facts">{lines.join(' · ')}</p>
      {approval && approval.uses.length > 0 && (
        <p className="soft">
          {say(texts.usedBy)}{' '}
          {approval.uses.map(({ serial, copies }, index) => (
            // Two uses that were not heard of yet look alike.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={index} className="use">
              <span className={serial ? 'mono' : undefined} lang={scriptOf(serial ?? '')}>
                {serial ?? say(texts.notHeard)}
              </span>
              {copies > 1 && ` × ${copies}`}{' '}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
