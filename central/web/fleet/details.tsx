import type { FleetKiosk } from '../contract/fleet.ts';
import { useLanguage } from '../shared/language.tsx';
import { dateTime, duration } from '../shared/time.ts';
import { Age } from './age.tsx';
import { MachineActions } from './actions.tsx';
import { concernsOf, urgencyOf } from './concern.ts';
import { Device } from './device.tsx';
import { UrgencyMark } from './marks.tsx';
import { states, texts } from './texts.ts';
import { screenWords } from './screen-words.ts';

/** Everything known of one kiosk, beside the list. */
export function Details({ kiosk, onBack }: { kiosk: FleetKiosk; onBack: () => void }) {
  const { say } = useLanguage();
  return (
    <article className="details" aria-labelledby="details-title">
      <button type="button" className="button plain back" onClick={onBack}>
        ← {say(texts.back)}
      </button>
      <header>
        <p className="eyebrow">
          <UrgencyMark urgency={urgencyOf(kiosk)} />
          <span>
            {kiosk.kioskId} · {say(states[kiosk.state])}
            {kiosk.since !== null && (
              <>
                {' '}
                <Age since={Date.parse(kiosk.since)} />
              </>
            )}
          </span>
        </p>
        <h2 id="details-title">{say(kiosk.name)}</h2>
        <p className="soft">{say(kiosk.place)}</p>
      </header>
      <Concerns kiosk={kiosk} />
      {kiosk.beat && (
        <>
          {kiosk.state === 'offline' && <p className="notice stale">{say(texts.stale)}</p>}
          <section>
            <h3>{say(texts.devices)}</h3>
            <ul className="devices">
              {kiosk.beat.devices.map((device) => (
                <Device key={device.deviceId} kiosk={kiosk} device={device} />
              ))}
            </ul>
          </section>
          <Data kiosk={kiosk} />
        </>
      )}
      <DeadLetters kiosk={kiosk} />
      <MachineActions kiosk={kiosk} />
    </article>
  );
}

function Concerns({ kiosk }: { kiosk: FleetKiosk }) {
  const { say } = useLanguage();
  if (kiosk.state === 'never') return <p className="never">{say(texts.neverText)}</p>;
  const concerns = concernsOf(kiosk);
  if (concerns.length === 0) return <p className="never">{say(texts.nothing)}</p>;
  return (
    <section>
      <h3>{say(texts.concerns)}</h3>
      <ul className="concerns">
        {concerns.map((concern) => (
          <li key={concern.text.en}>
            <UrgencyMark urgency={concern.urgency} />
            <span>{say(concern.text)}</span>
            {concern.since !== null && <Age since={concern.since} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function DeadLetters({ kiosk }: { kiosk: FleetKiosk }) {
  const { say, language } = useLanguage();
  if (kiosk.deadLetters.length === 0) return null;
  return (
    <section>
      <h3>{say(texts.deadLetters)}</h3>
      <p className="soft">{say(texts.deadLettersText)}</p>
      <dl className="facts">
        {kiosk.deadLetters.map(({ seq, code, receivedAt }) => (
          <div key={`${seq} ${receivedAt}`}>
            <dt className="mono">
              {seq} {code}
            </dt>
            <dd>{dateTime(receivedAt, language)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function Data({ kiosk }: { kiosk: FleetKiosk }) {
  const { say, language } = useLanguage();
  const { beat } = kiosk;
  if (!beat) return null;
  const { length, oldestAgeMs } = beat.outbox;
  const oldest =
    oldestAgeMs === null ? '' : `, ${say(texts.oldest)} ${duration(oldestAgeMs, language)}`;
  const snapshot =
    beat.snapshotAgeMs === null ? say(texts.neverSynced) : duration(beat.snapshotAgeMs, language);
  const lastPrint =
    beat.lastPrintAt === null ? say(texts.noPrint) : dateTime(beat.lastPrintAt, language);
  const facts: [string, string][] = [
    [say(texts.service), say(beat.inService ? texts.inService : texts.outOfService)],
    [say(texts.lastPrint), lastPrint],
    [
      say(texts.outbox),
      length === 0 ? say(texts.empty) : `${length} ${say(texts.events)}${oldest}`,
    ],
    [say(texts.snapshot), snapshot],
    [say(texts.screen), say(screenWords(beat.screen))],
    [say(texts.version), beat.appVersion],
    [say(texts.day), `${sum(kiosk.issuedByHour)} ${say(texts.papers)}`],
  ];
  return (
    <section>
      <h3>{say(texts.data)}</h3>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
