import { systemClock } from '@hallway/device-drivers';
import type { Op, Person } from '@hallway/protocol';
import { openSealedStore } from '@hallway/sealed-store';
import { migrations } from '../../../../kiosk/src/core/compose/migrations.ts';
import { Faces, Passwords, Templates } from '../../../../kiosk/src/core/identity/index.ts';
import { Catalogue, OwnConfig, People, Skipped } from '../../../../kiosk/src/core/people/index.ts';
import { createSync } from '../../../../kiosk/src/core/sync/index.ts';
import { noon } from './people.ts';

/** The rooms that keep people, over a real store and a real outbox; central is never reached. */
export function openTestRooms(path = ':memory:') {
  const store = openSealedStore({ path, key: new Uint8Array(32).fill(7), migrations });
  const skipped = new Skipped();
  const templates = new Templates(store);
  const people = new People({
    store,
    skipped,
    onChange: (noIndex, person) => templates.follow(noIndex, person),
  });
  const catalogue = new Catalogue({ store, skipped });
  const own = new OwnConfig({ store, skipped, kioskId: 'K01' });
  const silent = { info: () => undefined, warn: () => undefined };
  const { outbox } = createSync({
    store,
    kioskId: 'K01',
    centralOrigin: 'http://127.0.0.1:9',
    appVersion: 'test',
    targets: [people, catalogue, own],
    serialNeeds: () => [],
    beat: () => ({
      screen: 'attract',
      devices: [],
      snapshotAgeMs: null,
      lastPrintAt: null,
      inService: false,
    }),
    clock: systemClock,
    log: silent,
  });
  const time = { monotonic: 0 };
  const locked: string[] = [];
  const passwords = new Passwords({
    find: (no) => people.byNo(no),
    indexOf: (no) => people.indexOf(no),
    monotonic: () => time.monotonic,
    onLocked: (person) => void locked.push(person.no),
  });
  const looks: string[] = [];
  const faces = new Faces({
    store,
    people,
    templates,
    outbox,
    now: () => noon.getTime(),
    monotonic: () => time.monotonic,
    onLook: (outcome) => void looks.push(outcome),
  });
  return {
    store,
    skipped,
    templates,
    people,
    catalogue,
    own,
    outbox,
    passwords,
    faces,
    time,
    locked,
    looks,
    put: (...persons: Person[]) => {
      store.transaction(() => {
        for (const person of persons)
          people.apply(`people:${person.campus}`, putOp(person.no, person));
      });
    },
  };
}

export type TestRooms = ReturnType<typeof openTestRooms>;

export function putOp(key: string, data: unknown, pos = 1): Op {
  return { pos, op: 'put', key, data };
}

export function delOp(key: string, pos = 2): Op {
  return { pos, op: 'del', key, data: null };
}
