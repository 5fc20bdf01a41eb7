import type { KioskConfig } from '@hallway/protocol';
import type { FleetKiosk, FleetView } from '../../web/contract/fleet.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../db/index.ts';
import {
  deviceSwitches,
  kioskOfDevices,
  latestDeviceTests,
  openCommands,
  type Beats,
  type KioskPresence,
  type Kiosks,
} from '../kiosks/index.ts';
import { deadLetters } from '../sync/index.ts';
import { issuedByHour } from './issued.ts';

/** How often kiosks that fell silent are looked for (ms); a beat itself is passed on at once. */
const WATCH_MS = 5_000;

export type FleetListener = (kiosk: FleetKiosk) => void;

/** The state of every kiosk, from beats alone, and what was done to its devices. */
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
  /** Who has this number, for colleagues. */
  nameOf: (no: string) => string;
  now: () => number;
}

export function createFleet({ db, kiosks, beats, catalogue, nameOf, now }: FleetDeps): Fleet {
  const listeners = new Set<FleetListener>();
  /** What listeners were last told of each kiosk. */
  const told = new Map<string, string>();
  let timer: NodeJS.Timeout | null = null;

  function picture(config: KioskConfig, presence: KioskPresence | undefined): FleetKiosk {
    const { kioskId, name, place, campus } = config;
    return {
      kioskId,
      name,
      place,
      campus,
      paired: (kiosks.get(kioskId)?.keyId ?? null) !== null,
      ...stateOf(presence),
      issuedByHour: issuedByHour(db, kioskId, now()),
      deviceTests: latestDeviceTests(db, kioskId),
      switchedDevices: deviceSwitches(db, kioskId).map((one) => ({ ...one, by: nameOf(one.by) })),
      deviceCommands: openCommands(db, kioskId, now()).map((one) => ({
        ...one,
        by: nameOf(one.by),
      })),
      deadLetters: deadLetters(db, kioskId),
    };
  }

  function view(): FleetView {
    const presence = new Map(beats.presence().map((one) => [one.kioskId, one]));
    const configs = db.read((tx) => catalogue.kiosks(tx));
    return {
      asOf: new Date(now()).toISOString(),
      kiosks: configs.map((config) => picture(config, presence.get(config.kioskId))),
    };
  }

  function tell(kiosk: FleetKiosk): void {
    const text = JSON.stringify(kiosk);
    if (told.get(kiosk.kioskId) === text) return;
    told.set(kiosk.kioskId, text);
    for (const listener of listeners) listener(kiosk);
  }

  const stopBeats = beats.onBeat((presence) => {
    if (listeners.size === 0) return;
    const config = db.read((tx) => catalogue.kiosk(tx, presence.kioskId));
    if (config) tell(picture(config, presence));
  });

  const stopCommits = db.onCommit((topics) => {
    if (listeners.size === 0) return;
    const changed = new Set([...topics].map(kioskOfDevices));
    for (const kiosk of view().kiosks) if (changed.has(kiosk.kioskId)) tell(kiosk);
  });

  function stopWatch(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }

  return {
    view,
    watch(listener) {
      // The first to watch has just seen the whole; from here on only changes are news.
      if (listeners.size === 0) {
        for (const kiosk of view().kiosks) told.set(kiosk.kioskId, JSON.stringify(kiosk));
      }
      listeners.add(listener);
      timer ??= setInterval(() => view().kiosks.forEach(tell), WATCH_MS).unref();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stopWatch();
      };
    },
    stop() {
      stopBeats();
      stopCommits();
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
