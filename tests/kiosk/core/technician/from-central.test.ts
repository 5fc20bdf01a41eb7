import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoCard } from '@hallway/central/demo';
import type { FleetKiosk, FleetView } from '../../../../central/web/contract/fleet.ts';
import { signIn } from '../../../central/support/central.ts';
import { until } from '../../../peers/daemon.ts';
import { openHall, type Hall } from '../support/kiosk.ts';

/** What a technician asks of a kiosk's devices from the fleet page, with a real central and a real kiosk. */
let hall: Hall;
let cookie: string;

beforeAll(async () => {
  hall = await openHall({ msPerPage: 1_500 });
  cookie = await signIn(hall.central.origin, 'technician');
  await until(
    'central heard of the devices',
    async () => ((await kiosk()).beat?.devices ?? []).length > 0,
  );
});
afterAll(() => hall.stop());

async function kiosk(): Promise<FleetKiosk> {
  const response = await fetch(`${hall.central.origin}/api/fleet`, { headers: { cookie } });
  const { kiosks } = (await response.json()) as FleetView;
  const found = kiosks.find(({ kioskId }) => kioskId === 'K01');
  if (!found) throw new Error('no K01');
  return found;
}

async function ask(device: string, act: 'disable' | 'enable' | 'test'): Promise<void> {
  const address = `${hall.central.origin}/api/fleet/K01/devices/${device}/${act}`;
  const { status } = await fetch(address, { method: 'POST', headers: { cookie } });
  expect(status).toBe(202);
}

const healthOf = async (device: string) =>
  (await kiosk()).beat?.devices.find(({ deviceId }) => deviceId === device);
const isOff = async (device: string) => (await healthOf(device))?.reasons[0]?.keyword === 'paused';

async function testOf(device: string) {
  return (await kiosk()).deviceTests.find(({ deviceId }) => deviceId === device);
}

it('a test is asked for, carried out, and answered under its number', async () => {
  const sheets = hall.printer.sheets().length;
  await ask('printer', 'test');
  expect((await kiosk()).deviceCommands).toMatchObject([
    { deviceId: 'printer', by: '罗师傅', state: 'waiting' },
  ]);
  await until('the answer', async () => (await testOf('printer'))?.remote === true);
  expect(await testOf('printer')).toMatchObject({
    outcome: 'passed',
    level: 'external',
    reason: null,
  });
  expect((await kiosk()).deviceCommands).toEqual([]);
  expect(hall.printer.sheets()).toHaveLength(sheets + 1);
});

it('nobody who is being served is disturbed by a test', async () => {
  const sheets = hall.printer.sheets().length;
  await hall.screen('attract');
  await hall.reader.tap(demoCard('2024110101'));
  await hall.screen('home');
  await ask('printer', 'test');
  await until('the answer', async () => (await testOf('printer'))?.reason === 'serving');
  expect(hall.printer.sheets()).toHaveLength(sheets);
  await hall.core.handlers['session.exit'](undefined);
  await hall.screen('attract');
});

it('a device is switched off and on; off, it tells nobody anything', async () => {
  await ask('reader', 'disable');
  await until('it is off', () => isOff('reader'));
  const [state] = (await kiosk()).switchedDevices;
  expect(state).toMatchObject({ deviceId: 'reader', disabled: true, by: '罗师傅' });
  await until('the kiosk said so', async () => {
    return (await kiosk()).switchedDevices[0]?.takenAt !== null;
  });
  await hall.reader.tap(demoCard('2024110101'));
  expect((await hall.core.handlers['view.get'](undefined)).screen.name).toBe('attract');
  await ask('reader', 'enable');
  await until('it is on', async () => (await healthOf('reader'))?.availability === 'online');
});

it('a printer at work goes off when it is done, and no certificate is begun meanwhile', async () => {
  await ask('printer', 'test');
  await until('it prints', async () => (await healthOf('printer'))?.lifecycle === 'busy');
  await ask('printer', 'disable');
  await until('it is to go off', async () => {
    const reasons = (await healthOf('printer'))?.reasons ?? [];
    return (
      reasons.some(({ keyword }) => keyword === 'moving-to-paused') || (await isOff('printer'))
    );
  });
  await until('it is off', () => isOff('printer'));
  expect(await testOf('printer')).toMatchObject({ outcome: 'passed' });
  await until('certificates are closed', async () => (await kiosk()).beat?.inService === false);
  await ask('printer', 'enable');
  await until('open again', async () => (await kiosk()).beat?.inService === true);
});

it('the latest act holds, wherever it was made, and outlasts a kiosk that was away', async () => {
  await hall.core.stop();
  await ask('reader', 'disable');
  await ask('printer', 'disable');
  await ask('printer', 'enable');
  expect((await kiosk()).switchedDevices).toMatchObject([
    { deviceId: 'printer', disabled: false, takenAt: null },
    { deviceId: 'reader', disabled: true, takenAt: null },
  ]);
  await hall.restart();
  await until('the reader is off', () => isOff('reader'));
  await until(
    'the printer is on',
    async () => (await healthOf('printer'))?.availability === 'online',
  );
});
