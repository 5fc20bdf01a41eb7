import { useState } from 'react';
import type { PersonDesk, StatedDocument } from '../contract/papers.ts';
import { ActDialog } from '../shared/act-dialog.tsx';
import type { Bilingual } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';
import { Masthead } from '../shared/masthead.tsx';
import { scriptOf } from '../shared/script.ts';
import { StaffBar, useStaff } from '../shared/staff.tsx';
import { dateTime } from '../shared/time.ts';
import { DocumentList } from './document-list.tsx';
import { DocumentPane } from './document-pane.tsx';
import type { Approved } from './form/approve-dialog.tsx';
import { Handover } from './handover.tsx';
import { Found, Search } from './search.tsx';
import { filled, roles, texts, title } from './texts.ts';
import { useDesk } from './use-desk.ts';
import { useDrafts } from './use-drafts.ts';

/** What an office did last, to be told once. */
interface Done {
  words: Bilingual;
  /** Set when there is a code to be handed over. */
  handover: { document: StatedDocument; approved: Approved; code: string } | null;
}

/** Where an office says what a paper will state of somebody, and lets them have it. */
export function PapersPage() {
  const { say } = useLanguage();
  const staff = useStaff();
  const desk = useDesk();
  const drafts = useDrafts();
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  /** What was asked for while a form was filled in. */
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  const { found, opened, busy, problem } = desk;

  /** Goes on to somebody else; what was filled in is given up only when that is meant. */
  function goOn(act: () => void) {
    const go = () => {
      drafts.clear();
      setChosen(null);
      setDone(null);
      act();
    };
    if (drafts.any) setLeaving(() => go);
    else go();
  }

  return (
    <>
      <Masthead title={title}>{staff && <StaffBar staff={staff} here="papers" />}</Masthead>
      <main className="papers">
        <div className="side">
          <div className="search">
            <Search busy={busy || !staff} onFind={(text) => goOn(() => desk.find(text))} />
            <div aria-live="polite">
              {problem && <p className="notice">{say(problem)}</p>}
              {busy && <p className="soft">{say(texts.finding)}</p>}
              {!busy && found && !opened && (
                <Found found={found} onChoose={({ no }) => goOn(() => desk.open(no))} />
              )}
            </div>
          </div>
          {opened && <Person desk={opened} />}
          {opened && (
            <nav aria-label={say(texts.documents)}>
              <DocumentList
                documents={opened.documents}
                chosen={chosen}
                today={opened.today}
                onChoose={(document) => {
                  setChosen(document);
                  setDone(null);
                }}
              />
            </nav>
          )}
        </div>
        <div className="work">
          <p className="done" role="status">
            {done && say(done.words)}
          </p>
          {!opened && <p className="begin soft">{say(texts.begin)}</p>}
          {opened && (
            <Work
              desk={opened}
              chosen={chosen}
              drafts={drafts}
              onDone={(next) => {
                setDone(next);
                desk.open(opened.person.no);
              }}
            />
          )}
        </div>
        {opened && done?.handover && (
          <Handover
            person={opened.person}
            {...done.handover}
            lastDay={lastDayOf(opened, done.handover.approved)}
            onClose={() => setDone({ ...done, handover: null })}
          />
        )}
        {leaving && opened && (
          <ActDialog
            title={texts.discard}
            confirm={texts.discardConfirm}
            grave
            onConfirm={async () => leaving()}
            onClose={() => setLeaving(null)}
          >
            <p>{say(filled(texts.discardEffect, { who: opened.person.nameZh }))}</p>
          </ActDialog>
        )}
      </main>
    </>
  );
}

interface WorkProps {
  desk: PersonDesk;
  chosen: string | null;
  drafts: ReturnType<typeof useDrafts>;
  onDone: (done: Done) => void;
}

function Work({ desk, chosen, drafts, onDone }: WorkProps) {
  const { say } = useLanguage();
  const document = desk.documents.find((one) => one.document === chosen);
  if (!document) {
    const words = desk.documents.length > 0 ? texts.choose : texts.noDocuments;
    return <p className="begin soft">{say(words)}</p>;
  }
  return (
    <DocumentPane
      // Read anew, it begins anew.
      key={`${document.document} ${JSON.stringify(document.papers)}`}
      {...{ desk, document, drafts }}
      onApproved={(which, approved) => {
        const { pickupCode: code } = approved;
        const handover = code === null ? null : { document: which, approved, code };
        onDone({ words: texts.approved, handover });
      }}
      onWithdrawn={() => onDone({ words: texts.withdrawn, handover: null })}
    />
  );
}

function Person({ desk: { person, looks } }: { desk: PersonDesk }) {
  const { say, language } = useLanguage();
  return (
    <section className="person">
      <h2>
        <span lang={scriptOf(person.nameZh)}>{person.nameZh}</span>{' '}
        {person.nameEn && person.nameEn !== person.nameZh && (
          <small lang="en">{person.nameEn}</small>
        )}
      </h2>
      <p>
        <span className="mono">{person.no}</span>
        <br />
        <span className="soft">
          {say(roles[person.role])} · {say(person.college)}
        </span>
      </p>
      {looks.length > 0 && (
        <details className="looks">
          <summary>
            {say(texts.looks)} ({looks.length})
          </summary>
          <ul>
            {looks.map(({ by, at }) => (
              <li key={at}>
                <span lang={scriptOf(by)}>{by}</span>{' '}
                <span className="soft">{dateTime(at, language)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Until when what was just approved can be picked up; null until it was read again, or without end. */
function lastDayOf(desk: PersonDesk, { request }: Approved): string | null {
  const document = desk.documents.find((one) => one.document === request.document);
  return document?.papers.find(({ ref }) => ref === request.ref)?.lastDay ?? null;
}
