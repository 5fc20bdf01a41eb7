import type { FleetKiosk, FleetView } from '../../web/contract/fleet.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../db/index.ts';
import type { Beats, KioskPresence, Kiosks } from '../kiosks/index.ts';
import { issuedByHour } from './issued.ts';

/** How often kiosks that fell silent are looked for (ms); a beat itself is passed on at once. */
const WATCH_MS = 5_000;

export type FleetListener = (kiosk: FleetKiosk) => void;

/** The state of every kiosk, from beats alone. */
export interface Fleet {
  view(): FleetView;
  /** Hears of every kiosk whose picture changed. Returns the way to stop listening. */
  watch(listener: FleetListener): () => void;
  stop(): void;
}

export interface FleetDeps {
  db: Database;
  kiosks: Kiosks;
  beats: Beats;
  catalogue: Catalogue;
  now: () => number;
}

export function createFleet({ db, kiosks, beats, catalogue, now }: FleetDeps): Fleet {
  const listeners = new Set<FleetListener>();
  /** What listeners were last told of each kiosk. */
  const told = new Map<string, string>();
  let timer: NodeJS.Timeout | null = null;

  function view(): FleetView {
    const at = now();
    const presence = new Map(beats.presence().map((one) => [one.kioskId, one]));
    const paired = new Map(kiosks.list().map((one) => [one.kioskId, one.keyId !== null]));
    const issued = issuedByHour(db, at);
    const configs = db.read((tx) => catalogue.kiosks(tx));
    return {
      asOf: new Date(at).toISOString(),
      kiosks: configs.map(({ kioskId, name, place, campus }) => ({
        kioskId,
        name,
        place,
        campus,
        paired: paired.get(kioskId) ?? false,
        ...stateOf(presence.get(kioskId)),
        issuedByHour: issued(kioskId),
      })),
    };
  }

  function tell(): void {
    for (const kiosk of view().kiosks) {
      const text = JSON.stringify(kiosk);
      if (told.get(kiosk.kioskId) === text) continue;
      told.set(kiosk.kioskId, text);
      for (const listener of listeners) listener(kiosk);
    }
  }

  const stopBeats = beats.onBeat(() => {
    if (listeners.size > 0) tell();
  });

  function stopWatch(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }

  return {
    view,
    watch(listener) {
      listeners.add(listener);
      timer ??= setInterval(tell, WATCH_MS).unref();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stopWatch();
      };
    },
    stop() {
      stopBeats();
      stopWatch();
      listeners.clear();
    },
  };
}

function stateOf(
  presence: KioskPresence | undefined,
): Pick<FleetKiosk, 'state' | 'since' | 'lastBeatAt' | 'beat'> {
  if (!presence?.lastBeatAt) return { state: 'never', since: null, lastBeatAt: null, beat: null };
  const { state, since, lastBeatAt, beat } = presence;
  return { state, since, lastBeatAt, beat };
}
