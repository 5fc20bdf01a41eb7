import { useState } from 'react';
import {
  GridList,
  Input,
  Label,
  SearchField,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import type { FleetKiosk } from '../contract/fleet.ts';
import { useLanguage } from '../shared/language.tsx';
import { Masthead } from '../shared/masthead.tsx';
import { StaffBar, useStaff } from '../shared/staff.tsx';
import { clockTime } from '../shared/time.ts';
import { byUrgency, urgencyOf, type Urgency } from './concern.ts';
import { Details } from './details.tsx';
import { useLiveFleet, type LiveFleet } from './live.ts';
import { UrgencyMark } from './marks.tsx';
import { KioskRow } from './row.tsx';
import { texts, title, urgencies } from './texts.ts';

const filters: readonly Urgency[] = ['go', 'look', 'fine', 'absent'];

function matches(kiosk: FleetKiosk, wanted: string): boolean {
  const text = [kiosk.kioskId, kiosk.name.zh, kiosk.name.en, kiosk.place.zh, kiosk.place.en];
  return text.join(' ').toLowerCase().includes(wanted.trim().toLowerCase());
}

/** The fleet page: one list, biggest problem first, details at the right without leaving it. */
export function FleetPage() {
  const { say, language } = useLanguage();
  const staff = useStaff();
  const fleet = useLiveFleet(staff !== null);
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Urgency | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);

  const found = byUrgency(fleet.kiosks).filter(
    (kiosk) => matches(kiosk, search) && (filter === null || urgencyOf(kiosk) === filter),
  );
  const open = fleet.kiosks.find((kiosk) => kiosk.kioskId === chosen);
  const counts = new Map(filters.map((urgency) => [urgency, 0]));
  for (const kiosk of fleet.kiosks) {
    const urgency = urgencyOf(kiosk);
    counts.set(urgency, (counts.get(urgency) ?? 0) + 1);
  }

  return (
    <div className={open ? 'fleet-page with-details' : 'fleet-page'}>
      <Masthead title={title}>{staff && <StaffBar staff={staff} here="fleet" />}</Masthead>
      {fleet.refused ? (
        <p className="notice refused">{say(fleet.refused)}</p>
      ) : (
        <main className="fleet">
          <section className="list" aria-label={say(texts.list)}>
            <div className="tools">
              <Connection fleet={fleet} />
              <ToggleButtonGroup
                className="filters"
                aria-label={say(texts.filter)}
                selectionMode="single"
                selectedKeys={filter === null ? [] : [filter]}
                onSelectionChange={(keys) =>
                  setFilter(filters.find((urgency) => keys.has(urgency)) ?? null)
                }
              >
                {filters.map((urgency) => (
                  <ToggleButton key={urgency} id={urgency} className="filter">
                    <UrgencyMark urgency={urgency} />
                    {say(urgencies[urgency])} <b>{counts.get(urgency)}</b>
                  </ToggleButton>
                ))}
              </ToggleButtonGroup>
              <SearchField className="search" value={search} onChange={setSearch}>
                <Label className="out-of-sight">{say(texts.search)}</Label>
                <Input className="input" placeholder={say(texts.search)} />
              </SearchField>
            </div>
            <div className="row heads" aria-hidden="true">
              <span>{say(texts.state)}</span>
              <span>{say(texts.kiosk)}</span>
              <span>{say(texts.situation)}</span>
              <span className="number">{say(texts.paper)}</span>
              <span className="number">{say(texts.outbox)}</span>
              <span className="number day">{say(texts.day)}</span>
            </div>
            <GridList
              className="rows"
              aria-label={say(texts.list)}
              items={found.map((kiosk) => ({ id: kiosk.kioskId, kiosk }))}
              dependencies={[language]}
              selectionMode="single"
              selectionBehavior="replace"
              disallowEmptySelection
              selectedKeys={chosen === null ? [] : [chosen]}
              onSelectionChange={(keys) =>
                setChosen(keys === 'all' ? null : String([...keys][0] ?? '') || null)
              }
              renderEmptyState={() => (
                <p className="none">{say(fleet.asOf === null ? texts.loading : texts.none)}</p>
              )}
            >
              {({ kiosk }) => <KioskRow kiosk={kiosk} />}
            </GridList>
          </section>
          <aside className="beside">
            {open ? (
              <Details key={open.kioskId} kiosk={open} onBack={() => setChosen(null)} />
            ) : (
              <p className="pick soft">{say(texts.pick)}</p>
            )}
          </aside>
        </main>
      )}
    </div>
  );
}

/** Whether what one sees is the present. */
function Connection({ fleet }: { fleet: LiveFleet }) {
  const { say, language } = useLanguage();
  return (
    <p className="connection" role="status">
      <UrgencyMark urgency={fleet.connected ? 'fine' : 'look'} />
      <span>{say(fleet.connected || fleet.asOf === null ? texts.live : texts.broken)}</span>
      {fleet.asOf !== null && (
        <span className="soft">
          {say(texts.asOf)} {clockTime(fleet.asOf, language)}
        </span>
      )}
    </p>
  );
}
