import { randomUUID } from 'node:crypto';
import { deviceSwitchKey, deviceTestKey, type DeviceTestCommand, type Op } from '@hallway/protocol';
import { openSealedStore } from '@hallway/sealed-store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../../../kiosk/src/core/compose/migrations.ts';
import { Skipped } from '../../../../kiosk/src/core/people/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import { FeedStore } from '../../../../kiosk/src/core/sync/feed-store.ts';
import { Commands, Switches } from '../../../../kiosk/src/core/technician/index.ts';
import { openOutbox, outboxEvents } from '../printing/support.ts';

const part = 'k:K01';
const noon = Date.parse('2026-11-22T04:00:00Z');
const silent = { info: () => undefined, warn: () => undefined };

let store: Store;
let switches: Switches;
let skipped: Skipped;
let feed: FeedStore;
let position: number;
let told: [device: string, disabled: boolean][];
let tested: string[];

beforeEach(() => {
  store = openSealedStore({ path: ':memory:', key: new Uint8Array(32).fill(7), migrations });
  position = 0;
  skipped = new Skipped();
  tested = [];
  open();
});
afterEach(() => store.close());

function open(): void {
  told = [];
  switches = new Switches({
    store,
    outbox: openOutbox(store),
    now: () => noon,
    setDisabled: (device, disabled) => void told.push([device, disabled]),
  });
  const target = new Commands({
    kioskId: 'K01',
    store,
    skipped,
    now: () => noon,
    switchDevice: (state) => switches.take(state),
    testDevice: ({ commandId }) => void tested.push(commandId),
  });
  feed = new FeedStore(store, [target], silent);
}

/** One page of the kiosk's own partition, as sync brings it; then everything that follows from it. */
async function bring(key: string, data: unknown, op: Op['op'] = 'put'): Promise<void> {
  const from = position;
  position += 1;
  const ops: Op[] = [{ pos: position, op, key, data }];
  expect(feed.apply({ part, from, to: position, head: position, more: false, ops })).toBe(true);
  await Promise.resolve();
}

const at = (ms: number): string => new Date(noon + ms).toISOString();
const act = (disabled: boolean, ms: number) => ({
  deviceId: 'a4',
  disabled,
  at: at(ms),
  by: 'T30002',
});
const command = (change: Partial<DeviceTestCommand> = {}): DeviceTestCommand => ({
  commandId: randomUUID(),
  deviceId: 'a4',
  expiresAt: at(30_000),
  by: 'T30002',
  ...change,
});
const events = (): unknown[] => outboxEvents(store).map(({ body }) => body);

test('a switch of central is obeyed, kept over a restart, and told once', async () => {
  await bring(deviceSwitchKey('a4'), act(true, 0));
  await bring(deviceSwitchKey('a4'), act(true, 0));
  expect(told).toEqual([['a4', true]]);
  expect(events()).toEqual([act(true, 0)]);
  open();
  switches.restore();
  expect(told).toEqual([['a4', true]]);
  expect(events()).toHaveLength(1);
});

test('of two acts the later one holds, in whatever order they come', async () => {
  await bring(deviceSwitchKey('a4'), act(true, 5_000));
  await bring(deviceSwitchKey('a4'), act(false, 4_000));
  expect(switches.get('a4')).toEqual(act(true, 5_000));
  // Somebody at the kiosk sees it and decides otherwise, though the clock here is behind.
  switches.set('a4', false, 'T10086');
  await Promise.resolve();
  expect(switches.get('a4')).toEqual({ ...act(false, 5_001), by: 'T10086' });
  await bring(deviceSwitchKey('a4'), act(true, 5_000));
  expect(told).toEqual([
    ['a4', true],
    ['a4', false],
  ]);
  expect(events()).toEqual([act(true, 5_000), { ...act(false, 5_001), by: 'T10086' }]);
});

test('a test is carried out once, also when the partition comes again from its beginning', async () => {
  const one = command();
  await bring(deviceTestKey('a4'), one);
  expect(tested).toEqual([one.commandId]);
  feed.startOver();
  position = 0;
  await bring(deviceTestKey('a4'), one);
  expect(tested).toEqual([one.commandId]);
  const two = command();
  await bring(deviceTestKey('a4'), two);
  expect(tested).toEqual([one.commandId, two.commandId]);
});

test('a test that comes too late is never carried out', async () => {
  await bring(deviceTestKey('a4'), command({ expiresAt: at(0) }));
  expect(tested).toEqual([]);
});

test('nothing follows from a page that was not kept', async () => {
  const ops: Op[] = [
    { pos: 1, op: 'put', key: deviceSwitchKey('a4'), data: act(true, 0) },
    { pos: 2, op: 'put', key: deviceTestKey('a4'), data: command() },
  ];
  expect(() =>
    store.transaction(() => {
      feed.apply({ part, from: 0, to: 2, head: 2, more: false, ops });
      throw new Error('no room on the disk');
    }),
  ).toThrow('no room');
  await Promise.resolve();
  expect({ told, tested, events: events() }).toEqual({ told: [], tested: [], events: [] });
});

test('what is of another shape or under another key is skipped, and the rest goes on', async () => {
  await bring(deviceSwitchKey('a4'), { ...act(true, 0), disabled: 'yes' });
  await bring(deviceSwitchKey('b5'), act(true, 0));
  await bring(deviceTestKey('a4'), { ...command(), commandId: 'one' });
  await bring(deviceTestKey('b5'), command());
  await bring(deviceSwitchKey('a4'), null, 'del');
  await bring('seal', {});
  expect(skipped.counts()).toEqual({ [part]: 4 });
  expect({ told, tested }).toEqual({ told: [], tested: [] });
});
