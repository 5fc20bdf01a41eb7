import { GridListItem } from 'react-aria-components';
import type { FleetKiosk } from '../contract/fleet.ts';
import { useLanguage } from '../shared/language.tsx';
import { Age } from './age.tsx';
import { concernsOf, urgencyOf } from './concern.ts';
import { Sparkline, UrgencyMark } from './marks.tsx';
import { paperOf } from './supplies.ts';
import { states, texts, urgencies } from './texts.ts';

/** One kiosk in one line: state as shape, word and age; what is wrong; what it needs soon; its day. */
export function KioskRow({ kiosk }: { kiosk: FleetKiosk }) {
  const { say } = useLanguage();
  const urgency = urgencyOf(kiosk);
  const concerns = concernsOf(kiosk);
  const first = concerns[0];
  const paper = kiosk.beat && kiosk.state !== 'offline' ? paperOf(kiosk.beat) : null;
  const total = kiosk.issuedByHour.reduce((sum, count) => sum + count, 0);
  return (
    <GridListItem
      id={kiosk.kioskId}
      className={`row ${urgency}`}
      textValue={`${kiosk.kioskId} ${say(kiosk.name)} ${say(states[kiosk.state])}`}
    >
      <span className="state">
        <UrgencyMark urgency={urgency} />
        <span>
          <b>{say(states[kiosk.state])}</b>
          {kiosk.since !== null && <Age since={Date.parse(kiosk.since)} />}
        </span>
      </span>
      <span className="which">
        <b>{kiosk.kioskId}</b> <span>{say(kiosk.name)}</span>
      </span>
      <span className="problem">
        {first ? say(first.text) : <span className="soft">{say(urgencies[urgency])}</span>}
        {concerns.length > 1 && <span className="more">+{concerns.length - 1}</span>}
      </span>
      <span className="number paper" title={say(texts.paper)}>
        {paper}
      </span>
      <span className="number outbox" title={say(texts.outbox)}>
        {kiosk.beat && kiosk.beat.outbox.length > 0 && (
          <>
            ↑ {kiosk.beat.outbox.length}
            <span className="out-of-sight">{say(texts.outbox)}</span>
          </>
        )}
      </span>
      <Sparkline
        hours={kiosk.issuedByHour}
        label={`${say(texts.day)}: ${total} ${say(texts.papers)}`}
      />
    </GridListItem>
  );
}
