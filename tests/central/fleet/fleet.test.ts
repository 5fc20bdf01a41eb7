import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Beat } from '@hallway/protocol';
import { demoKiosks } from '@hallway/central/demo';
import {
  createCatalogue,
  migrations as catalogueMigrations,
} from '../../../central/src/catalogue/index.ts';
import { openDatabase, type Database } from '../../../central/src/db/index.ts';
import { createFleet, type Fleet } from '../../../central/src/fleet/index.ts';
import { migrations as issuanceMigrations } from '../../../central/src/issuance/index.ts';
import {
  createBeats,
  createKiosks,
  migrations as kioskMigrations,
  type Beats,
} from '../../../central/src/kiosks/index.ts';
import { migrations as syncMigrations } from '../../../central/src/sync/index.ts';
import type { FleetKiosk } from '../../../central/web/contract/fleet.ts';

const start = Date.parse('2026-11-22T04:00:00Z');

let db: Database;
let beats: Beats;
let fleet: Fleet;

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['Date', 'setInterval', 'clearInterval'] });
  db = openDatabase({
    dataDir: ':memory:',
    key: new Uint8Array(32).fill(3),
    migrations: [
      ...syncMigrations,
      ...kioskMigrations,
      ...catalogueMigrations,
      ...issuanceMigrations,
    ],
  });
  const kiosks = createKiosks(db, Date.now);
  const catalogue = createCatalogue(db);
  db.write((tx) => {
    for (const config of demoKiosks) {
      kiosks.register(tx, config);
      catalogue.putKiosk(tx, config);
    }
  });
  beats = createBeats(db, Date.now);
  fleet = createFleet({ db, kiosks, beats, catalogue, nameOf: (no) => no, now: Date.now });
});
afterEach(() => {
  fleet.stop();
  db.close();
  vi.useRealTimers();
});

function beat(kioskId: string): Beat {
  return {
    kioskId,
    at: new Date().toISOString(),
    appVersion: '0.1.0',
    screen: 'attract',
    devices: [],
    outbox: { length: 0, oldestAgeMs: null },
    snapshotAgeMs: 0,
    lastPrintAt: null,
    inService: true,
  };
}

const stateOf = (kioskId: string) =>
  fleet.view().kiosks.find((kiosk) => kiosk.kioskId === kioskId)?.state;

describe('the fleet', () => {
  test('shows whose events could not take effect', () => {
    db.sqlite
      .prepare(
        `INSERT INTO dead_letter (id, kiosk_id, epoch, seq, code, received_at, event)
         VALUES ('e1', 'K02', 'a', 7, 'SERIAL_FOREIGN', '2026-11-22T03:00:00Z', x'00')`,
      )
      .run();
    const letters = Object.fromEntries(
      fleet.view().kiosks.map(({ kioskId, deadLetters }) => [kioskId, deadLetters]),
    );
    expect(letters['K01']).toEqual([]);
    expect(letters['K02']).toEqual([
      { seq: 7, code: 'SERIAL_FOREIGN', receivedAt: '2026-11-22T03:00:00Z' },
    ]);
  });

  test('says of kiosks that never reported exactly that, and claims no health for them', () => {
    const { kiosks } = fleet.view();
    expect(kiosks).toHaveLength(8);
    for (const kiosk of kiosks) {
      expect(kiosk).toMatchObject({ state: 'never', since: null, lastBeatAt: null, beat: null });
    }
  });

  test('goes from online to late to offline by the age of the last beat alone', () => {
    beats.record('K01', beat('K01'));
    expect(stateOf('K01')).toBe('online');
    vi.setSystemTime(start + 60_000);
    expect(stateOf('K01')).toBe('late');
    vi.setSystemTime(start + 120_000);
    expect(stateOf('K01')).toBe('offline');
    expect(fleet.view().kiosks[0]).toMatchObject({ since: new Date(start).toISOString() });
  });

  test('tells watchers of a beat at once, and of silence without one', () => {
    const heard: FleetKiosk[] = [];
    fleet.watch((kiosk) => heard.push(kiosk));
    beats.record('K02', beat('K02'));
    expect(heard.find((kiosk) => kiosk.kioskId === 'K02')?.state).toBe('online');
    heard.length = 0;
    vi.advanceTimersByTime(50_000);
    expect(heard.map(({ kioskId, state }) => [kioskId, state])).toEqual([['K02', 'late']]);
    heard.length = 0;
    vi.advanceTimersByTime(60_000);
    expect(heard.map(({ kioskId, state }) => [kioskId, state])).toEqual([['K02', 'offline']]);
  });

  test('counts what a kiosk issued, by the hour, for the last day', () => {
    const insert = db.sqlite.prepare(
      `INSERT INTO issue (serial, issue_id, attempt, kiosk_id, document, purpose, copies, issued_at, valid_until,
         template_id, template_version, template_hash, fields_digest, pdf_sha256, status_index, kid, code_digest,
         person_digest, holder, status, status_at, lookups)
       VALUES (?, ?, 1, 'K01', 'D01', 'visa', 1, ?, '2027-01-01', 't', 1, '', '', '', ?, '', '', '',
         x'00', 'issued', '', 0)`,
    );
    const hoursAgo = [0.1, 0.5, 1.5, 23.5, 24.5, -0.2];
    hoursAgo.forEach((hours, n) => {
      const at = new Date(start - hours * 3_600_000).toISOString();
      insert.run(`serial ${n}`, `issue ${n}`, at, n);
    });
    const hours = fleet.view().kiosks[0]?.issuedByHour;
    expect(hours).toHaveLength(24);
    expect(hours?.slice(-2)).toEqual([1, 2]);
    expect(hours?.[0]).toBe(1);
    expect(hours?.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  test('stops telling who no longer listens', () => {
    const listener = vi.fn();
    fleet.watch(listener)();
    beats.record('K02', beat('K02'));
    vi.advanceTimersByTime(200_000);
    expect(listener).not.toHaveBeenCalled();
  });
});
