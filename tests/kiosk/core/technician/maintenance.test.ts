import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoCard, demoPassword } from '@hallway/central/demo';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import type { FleetKiosk, FleetView } from '../../../../central/web/contract/fleet.ts';
import { signIn } from '../../../central/support/central.ts';
import { until } from '../../../peers/daemon.ts';
import type { KioskView } from '../../../../kiosk/src/bridge/index.ts';
import { openHall, type Hall } from '../support/kiosk.ts';

type DevicesScreen = Extract<KioskView['screen'], { name: 'devices' }>;

const technician = 'T30002';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.stop());

async function signInHere(): Promise<void> {
  await hall.screen('attract');
  const { handlers } = hall.core;
  await handlers['session.begin'](undefined);
  await handlers['identify.choose']({ method: 'password' });
  await handlers['identify.password']({ no: technician, password: demoPassword(technician) });
  await hall.screen('home', ({ maintenance }) => maintenance?.why === null);
  await handlers['maintenance.open'](undefined);
}

async function leave(): Promise<void> {
  await hall.core.handlers['session.exit'](undefined);
  await hall.screen('attract');
}

async function kiosk(): Promise<FleetKiosk | undefined> {
  const cookie = await signIn(hall.central.origin, 'technician');
  const response = await fetch(`${hall.central.origin}/api/fleet`, { headers: { cookie } });
  const { kiosks } = (await response.json()) as FleetView;
  return kiosks.find(({ kioskId }) => kioskId === 'K01');
}

const tests = async () => (await kiosk())?.deviceTests ?? [];
const switched = async () => (await kiosk())?.switchedDevices ?? [];

it('is offered to technicians only, and opened by their password, never by a card', async () => {
  for (const [no, maintenance] of [
    ['2024110101', null],
    [technician, { why: { en: 'Exit and sign in with number and password' } }],
  ] as const) {
    await hall.screen('attract');
    await hall.reader.tap(demoCard(no));
    const { screen } = await hall.screen('home');
    expect(screen).toMatchObject({ maintenance });
    expect(() => hall.core.handlers['maintenance.open'](undefined)).toThrow(
      expect.objectContaining({ code: 'NOT_NOW' }),
    );
    await leave();
  }
});

it('shows every device, and what a reader reads without taking anybody for a visitor', async () => {
  await signInHere();
  const { screen } = await hall.screen('devices');
  expect(screen).toMatchObject({
    devices: [
      { id: 'printer', works: true, power: 'on', test: { does: { en: 'Prints one test page.' } } },
      { id: 'reader', works: true, power: 'on', lastReadAt: expect.any(String) },
    ],
    testing: null,
  });
  const before = screen.name === 'devices' ? screen.devices[1]?.lastReadAt : null;
  // Longer than a card counts as still lying there.
  await sleep(100);
  await hall.reader.tap(demoCard('2024110101'));
  const after = await hall.screen('devices', ({ devices }) => devices[1]?.lastReadAt !== before);
  expect(after.person?.noTail).toBe('0002');
  await leave();
});

it('prints a page on a word, says what became of it, and tells central', async () => {
  await signInHere();
  const sheets = hall.printer.sheets().length;
  await hall.core.handlers['device.test']({ device: 'printer' });
  expect((await hall.screen('devices', ({ testing }) => testing !== null)).screen).toMatchObject({
    testing: 'printer',
  });
  const done = await hall.screen('devices', ({ message }) => message !== null);
  expect(done.screen).toMatchObject({ testing: null, message: { code: 'TEST_PASSED' } });
  expect(hall.printer.sheets()).toHaveLength(sheets + 1);
  await until('central heard', async () => (await tests()).length > 0);
  expect(await tests()).toMatchObject([
    { deviceId: 'printer', outcome: 'passed', reason: null, level: 'external', remote: false },
  ]);
  await leave();
});

it('leaves a printer alone that works for somebody', async () => {
  const printer = createIppPrinter({ uri: hall.printer.uri }, systemClock);
  const ref = await printer.createJob({
    name: 'cert:someone:1',
    user: 'kiosk',
    copies: 1,
    sides: 'one-sided',
    media: 'iso_a4_210x297mm',
    pages: 1,
    format: 'application/pdf',
  });
  await signInHere();
  await hall.core.handlers['device.test']({ device: 'printer' });
  const { screen } = await hall.screen('devices', ({ message }) => message !== null);
  expect(screen).toMatchObject({ message: { code: 'TEST_FAILED_BUSY' } });
  await printer.cancel(ref);
  await leave();
});

it('knows a reader to work when it reads what is shown to it', async () => {
  await signInHere();
  await hall.core.handlers['device.test']({ device: 'reader' });
  await hall.screen('devices', ({ testing }) => testing === 'reader');
  await sleep(100);
  await hall.reader.tap(demoCard('2024110101'));
  const done = await hall.screen('devices', ({ message }) => message !== null);
  expect(done.screen).toMatchObject({
    message: { code: 'TEST_PASSED' },
    devices: [{ id: 'printer' }, { id: 'reader', lastTest: { outcome: 'passed', reason: null } }],
  });
  // The card was shown to the machine, not to the hall.
  expect(done.person?.noTail).toBe('0002');
  await leave();
});

it('switches a device off and on, over a restart, and tells central who did it', async () => {
  await signInHere();
  await hall.core.handlers['device.switch']({ device: 'reader', disabled: true });
  const reader = (screen: DevicesScreen) => screen.devices.find(({ id }) => id === 'reader');
  const off = await hall.screen('devices', (screen) => reader(screen)?.power === 'off');
  expect(off.screen).toMatchObject({
    devices: [{}, { works: false, state: { en: 'Switched off' }, switchedOff: { by: '罗师傅' } }],
  });
  await leave();
  await hall.restart();
  await signInHere();
  expect((await hall.screen('devices')).screen).toMatchObject({
    devices: [
      { id: 'printer', power: 'on' },
      { id: 'reader', power: 'off', works: false },
    ],
  });
  await hall.core.handlers['device.test']({ device: 'reader' });
  await hall.screen('devices', ({ message }) => message?.code === 'TEST_FAILED_SWITCHED_OFF');
  await until('central heard', async () => (await switched()).length > 0);
  expect(await switched()).toMatchObject([
    { deviceId: 'reader', disabled: true, by: '罗师傅', takenAt: expect.any(String) },
  ]);
  await hall.core.handlers['device.switch']({ device: 'reader', disabled: false });
  await hall.screen('devices', (screen) => reader(screen)?.works === true);
  await until('central heard', async () => (await switched())[0]?.disabled === false);
  await leave();
});

it('does nothing with a device that is not there', async () => {
  await signInHere();
  await hall.core.handlers['device.test']({ device: 'nobody' });
  const { screen } = await hall.screen('devices', ({ message }) => message !== null);
  expect(screen).toMatchObject({ message: { code: 'TEST_FAILED_NOT_CONFIGURED' } });
  await hall.core.handlers['device.switch']({ device: 'nobody', disabled: true });
  expect((await hall.screen('devices')).screen).toMatchObject({
    devices: [{ power: 'on' }, { power: 'on' }],
  });
  await leave();
});
