import { useState } from 'react';
import type { SealView } from '../contract/seal.ts';
import type { StaffMember } from '../contract/staff.ts';
import { useLanguage } from '../shared/language.tsx';
import { Masthead } from '../shared/masthead.tsx';
import { StaffBar, useStaff } from '../shared/staff.tsx';
import { clockTime } from '../shared/time.ts';
import { AskDialog } from './ask-dialog.tsx';
import { Certificates } from './certificates.tsx';
import { Lists } from './lists.tsx';
import { useLiveSeal } from './live.ts';
import { Requests } from './requests.tsx';
import { texts, title } from './texts.ts';
import { Uses } from './uses.tsx';

export { title } from './texts.ts';

/** The keepers' page: what waits for them, what is in force, and everything that was done with the seal. */
export function SealPage() {
  const { say, language } = useLanguage();
  const staff = useStaff();
  const { view, connected, refused } = useLiveSeal(staff !== null);
  return (
    <>
      <Masthead title={title}>{staff && <StaffBar staff={staff} here="seal" />}</Masthead>
      {refused && (
        <p role="alert" className="notice refused">
          {say(refused)}
        </p>
      )}
      {!refused && !(view && staff) && <p className="loading soft">{say(texts.loading)}</p>}
      {!refused && view && staff && (
        <>
          <p className={connected ? 'connection soft' : 'connection'} role="status">
            {say(connected ? texts.live : texts.broken)} {clockTime(view.asOf, language)}
          </p>
          <Board view={view} staff={staff} />
        </>
      )}
    </>
  );
}

function Board({ view, staff }: { view: SealView; staff: StaffMember }) {
  const { say } = useLanguage();
  const [asking, setAsking] = useState(false);
  return (
    <main className="seal">
      <section className="requests" aria-labelledby="requests">
        <header>
          <h2 id="requests">{say(texts.requests)}</h2>
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {say(texts.ask)}
          </button>
        </header>
        <Requests view={view} staff={staff} />
      </section>
      <section className="certificates" aria-labelledby="certificates">
        <h2 id="certificates">{say(texts.certificates)}</h2>
        <Certificates view={view} />
        <h3>{say(texts.lists)}</h3>
        <Lists view={view} keeper={staff.role === 'seal'} />
      </section>
      <section className="record" aria-labelledby="record">
        <h2 id="record">{say(texts.uses)}</h2>
        <Uses view={view} />
      </section>
      {asking && <AskDialog view={view} onClose={() => setAsking(false)} />}
    </main>
  );
}
