import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Beat } from '@hallway/protocol';
import type { Database } from '../../../central/src/db/index.ts';
import {
  createBeats,
  createKiosks,
  type KioskPresence,
} from '../../../central/src/kiosks/index.ts';
import { openCentralDatabase } from '../sync/support.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const iso = (ms: number): string => new Date(ms).toISOString();

let db: Database;
let time: number;

beforeEach(() => {
  time = start;
  db = openCentralDatabase();
  const kiosks = createKiosks(db, () => time);
  db.write((tx) => {
    kiosks.register(tx, { kioskId: 'K01', campus: 'tinglan' });
    kiosks.register(tx, { kioskId: 'K02', campus: 'yunlu' });
  });
});

afterEach(() => db.close());

/** The kiosk's own clock is wrong on purpose: presence must not believe it. */
const beat = (screen: string): Beat => ({
  kioskId: 'K01',
  at: '1999-01-01T00:00:00.000Z',
  appVersion: '1',
  screen,
  devices: [],
  outbox: { length: 0, oldestAgeMs: null },
  snapshotAgeMs: null,
  lastPrintAt: null,
  inService: true,
});

describe('presence', () => {
  it('comes from beats alone, by the time central received them', () => {
    const beats = createBeats(db, () => time);
    beats.record('K01', beat('attract'));
    const k01 = (): KioskPresence | undefined => beats.presence()[0];
    for (const [silence, state] of [
      [0, 'online'],
      [45_000, 'online'],
      [45_001, 'late'],
      [90_000, 'late'],
      [90_001, 'offline'],
    ] as const) {
      time = start + silence;
      expect(k01()).toMatchObject({ kioskId: 'K01', state, since: iso(start) });
    }
    expect(beats.presence()[1]).toEqual({
      kioskId: 'K02',
      state: 'offline',
      since: null,
      lastBeatAt: null,
      beat: null,
    });
  });

  it('is online since the last gap, and says so to listeners', () => {
    const beats = createBeats(db, () => time);
    const heard: KioskPresence[] = [];
    const stop = beats.onBeat((presence) => heard.push(presence));
    beats.record('K01', beat('attract'));
    time += 60_000;
    beats.record('K01', beat('home'));
    expect(heard.at(-1)).toMatchObject({ state: 'online', since: iso(start), beat: beat('home') });
    time += 90_001;
    beats.record('K01', beat('attract'));
    expect(heard.at(-1)).toMatchObject({ state: 'online', since: iso(time) });
    stop();
    beats.record('K01', beat('attract'));
    expect(heard).toHaveLength(3);
  });

  it('is remembered when central starts again', () => {
    createBeats(db, () => time).record('K01', beat('attract'));
    time += 50_000;
    expect(createBeats(db, () => time).presence()[0]).toMatchObject({ state: 'late' });
  });
});
