import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoCard, demoPassword } from '@hallway/central/demo';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import type { FleetView } from '../../../../central/web/contract/fleet.ts';
import { signIn } from '../../../central/support/central.ts';
import { until } from '../../../peers/daemon.ts';
import { openHall, type Hall } from '../support/kiosk.ts';

const technician = 'T30002';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall({ today: new Date().toISOString().slice(0, 10) });
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

async function tests(): Promise<FleetView['kiosks'][number]['deviceTests']> {
  const cookie = await signIn(hall.central.origin, 'technician');
  const response = await fetch(`${hall.central.origin}/api/fleet`, { headers: { cookie } });
  const { kiosks } = (await response.json()) as FleetView;
  return kiosks.find(({ kioskId }) => kioskId === 'K01')?.deviceTests ?? [];
}

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
      { id: 'printer', works: true, testable: true },
      { id: 'reader', works: true, testable: false, lastReadAt: expect.any(String) },
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
  expect(await tests()).toMatchObject([{ deviceId: 'printer', outcome: 'passed', reason: null }]);
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

it('does nothing with a device that cannot be tried out', async () => {
  await signInHere();
  await hall.core.handlers['device.test']({ device: 'reader' });
  const { screen } = await hall.screen('devices', ({ message }) => message !== null);
  expect(screen).toMatchObject({ message: { code: 'TEST_FAILED_UNSUPPORTED' } });
  await leave();
});
