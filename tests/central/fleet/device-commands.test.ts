import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  deviceSwitchKey,
  deviceSwitchSchema,
  deviceTestCommandSchema,
  deviceTestKey,
  type DeviceHealthRecord,
} from '@hallway/protocol';
import type { FleetKiosk, FleetView } from '../../../central/web/contract/fleet.ts';
import { signIn, startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';

let central: TestCentral;
let kiosk: KioskPeer;
let cookie: string;

const device = (deviceId: string, kind: string): DeviceHealthRecord => ({
  deviceId,
  kind,
  model: null,
  lifecycle: 'idle',
  availability: 'online',
  reasons: [],
  supplies: [],
  source: 'probe',
  at: Date.now(),
});

beforeAll(async () => {
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  cookie = await signIn(central.origin, 'technician');
  kiosk.beat({
    devices: [device('a4', 'printer'), device('ups/1', 'ups'), device('cards', 'card-reader')],
  });
  await vi.waitFor(async () => expect((await seen()).beat?.devices).toHaveLength(3), 10_000);
});
afterAll(async () => {
  vi.useRealTimers();
  kiosk.close();
  await central.stop();
});

async function seen(): Promise<FleetKiosk> {
  const response = await fetch(`${central.origin}/api/fleet`, { headers: { cookie } });
  const { kiosks } = (await response.json()) as FleetView;
  const found = kiosks.find(({ kioskId }) => kioskId === 'K01');
  if (!found) throw new Error('no K01');
  return found;
}

async function ask(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; code: string | null }> {
  const response = await fetch(`${central.origin}/api/fleet/${path}`, {
    method: 'POST',
    headers: { cookie, ...headers },
  });
  const text = await response.text();
  const body = text === '' ? null : (JSON.parse(text) as { error: { code: string } });
  return { status: response.status, code: body?.error.code ?? null };
}

async function record(key: string): Promise<unknown> {
  return (await kiosk.pull('k:K01')).ops.find((op) => op.key === key)?.data;
}

describe('what technicians ask of devices', () => {
  test('is for technicians, from these pages, about devices that are there', async () => {
    const registrar = await signIn(central.origin, 'registrar');
    for (const act of ['disable', 'enable', 'test']) {
      const path = `K01/devices/a4/${act}`;
      expect(await ask(path, { cookie: '' })).toEqual({ status: 401, code: 'SIGN_IN_NEEDED' });
      expect(await ask(path, { cookie: registrar })).toEqual({ status: 403, code: 'NOT_ALLOWED' });
      for (const site of ['cross-site', 'same-site', 'none']) {
        const foreign = await ask(path, { 'sec-fetch-site': site });
        expect(foreign).toEqual({ status: 403, code: 'FOREIGN_PAGE' });
      }
      for (const place of ['K01/devices/nobody', 'K02/devices/a4', 'X/devices/a4']) {
        expect(await ask(`${place}/${act}`)).toEqual({ status: 404, code: 'NOT_FOUND' });
      }
    }
    const { deviceCommands, switchedDevices } = await seen();
    expect({ deviceCommands, switchedDevices }).toEqual({
      deviceCommands: [],
      switchedDevices: [],
    });
    expect(await record(deviceSwitchKey('a4'))).toBeUndefined();
  });

  test('goes to the kiosk as a record, and is taken when the kiosk says so', async () => {
    const ours = { 'sec-fetch-site': 'same-origin' };
    expect((await ask('K01/devices/ups%2F1/disable', ours)).status).toBe(202);
    const off = deviceSwitchSchema.parse(await record(deviceSwitchKey('ups/1')));
    expect(off).toMatchObject({ deviceId: 'ups/1', disabled: true, by: 'T30002' });
    expect((await seen()).switchedDevices).toMatchObject([
      { deviceId: 'ups/1', disabled: true, by: '罗师傅', takenAt: null },
    ]);
    await kiosk.push('device.switched', off);
    expect((await seen()).switchedDevices).toMatchObject([{ takenAt: expect.any(String) }]);
    expect((await ask('K01/devices/ups%2F1/enable')).status).toBe(202);
    const on = deviceSwitchSchema.parse(await record(deviceSwitchKey('ups/1')));
    expect(on.disabled).toBe(false);
    expect(Date.parse(on.at)).toBeGreaterThan(Date.parse(off.at));
  });

  test('yields to a later act at the kiosk, whose clock may run ahead, and overrides it again', async () => {
    const ahead = new Date(Date.now() + 3_600_000).toISOString();
    const there = { deviceId: 'cards', disabled: true, at: ahead, by: 'T10086' };
    await kiosk.push('device.switched', there);
    // An act from before it, that comes late, is on record and changes nothing.
    await kiosk.push('device.switched', {
      ...there,
      disabled: false,
      at: new Date().toISOString(),
    });
    expect((await seen()).switchedDevices).toMatchObject([
      { deviceId: 'cards', disabled: true, at: ahead },
      { deviceId: 'ups/1' },
    ]);
    // A kiosk with an empty disk finds it in its feed.
    expect(await record(deviceSwitchKey('cards'))).toEqual(there);
    await ask('K01/devices/cards/enable');
    const on = deviceSwitchSchema.parse(await record(deviceSwitchKey('cards')));
    expect(on.disabled).toBe(false);
    expect(Date.parse(on.at)).toBe(Date.parse(ahead) + 1);
  });

  test('a test gets a number and a time, and its answer ends the waiting', async () => {
    expect((await ask('K01/devices/a4/test')).status).toBe(202);
    const command = deviceTestCommandSchema.parse(await record(deviceTestKey('a4')));
    expect(command).toMatchObject({ deviceId: 'a4', by: 'T30002' });
    const inMs = Date.parse(command.expiresAt) - Date.now();
    expect(inMs).toBeGreaterThan(0);
    expect(inMs).toBeLessThanOrEqual(45_000);
    expect((await seen()).deviceCommands).toMatchObject([{ deviceId: 'a4', state: 'waiting' }]);
    const { commandId, by } = command;
    const found = { level: 'external', outcome: 'failed', reason: 'serving' } as const;
    await kiosk.push('device.checked', { deviceId: 'a4', commandId, by, ...found });
    expect(await seen()).toMatchObject({
      deviceCommands: [],
      deviceTests: [{ deviceId: 'a4', ...found, remote: true }],
    });
  });

  test('a test that needs somebody there is refused', async () => {
    expect(await ask('K01/devices/cards/test')).toEqual({
      status: 409,
      code: 'NO_UNATTENDED_TEST',
    });
    expect(await record(deviceTestKey('cards'))).toBeUndefined();
  });

  test('a test nobody answered is shown as not reached', async () => {
    await ask('K01/devices/ups%2F1/test');
    expect((await seen()).deviceCommands).toMatchObject([{ state: 'waiting' }]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 121_000 });
    expect((await seen()).deviceCommands).toMatchObject([
      { deviceId: 'ups/1', by: '罗师傅', state: 'not-reached' },
    ]);
    vi.useRealTimers();
  });

  test('what kiosks of the first releases tell is understood', async () => {
    await kiosk.push('device.tested', {
      deviceId: 'cards',
      outcome: 'passed',
      reason: null,
      technicianNo: 'T30002',
    });
    const test = (await seen()).deviceTests.find(({ deviceId }) => deviceId === 'cards');
    expect(test).toMatchObject({ outcome: 'passed', level: null, remote: false });
  });
});
