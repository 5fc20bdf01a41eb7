import { demoPeople } from '@hallway/central/demo';
import {
  exampleCard,
  startResidentIdSimulator,
  type ResidentIdSimulator,
} from '@hallway/device-drivers/sim';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHall, today, type Hall } from './support/kiosk.ts';

const people = demoPeople(today);

let module: ResidentIdSimulator;
let hall: Hall;
beforeAll(async () => {
  module = await startResidentIdSimulator();
  const options = { path: module.path, baudRate: 115_200, fields: ['name', 'number'] as const };
  hall = await openHall({
    furniture: {
      devices: [
        {
          id: 'id-cards',
          kind: 'resident-id-reader',
          driver: 'resident-id',
          options: { ...options, presentationGapMs: 50 },
        },
      ],
    },
  });
});
afterAll(async () => {
  await hall.stop();
  await module.stop();
});

/** Lays down the resident ID of a person of the demo university, or a forgery of it. */
function put(no: string, forged: { name?: string; number?: string } = {}): void {
  const person = people.find((one) => one.no === no);
  if (!person?.idNumber) throw new Error(`${no} has no resident ID`);
  module.module.present({
    ...exampleCard,
    name: person.nameZh,
    number: person.idNumber,
    ...forged,
  });
}

async function away(): Promise<void> {
  module.module.remove();
  await hall.core.handlers['session.exit'](undefined);
  await hall.screen('attract');
}

it('recognises by name and number, through the very wires', async () => {
  await hall.screen('attract');
  put('2024110101');
  const home = await hall.screen('home');
  expect(home.person).toEqual({ maskedName: { zh: '林*', en: 'LIN X***' }, noTail: '0101' });
  await away();
});

it('shows the way only where there is a reader, and closes it while the reader is gone', async () => {
  await hall.core.handlers['session.begin'](undefined);
  const { screen } = await hall.screen('identify');
  if (screen.name !== 'identify') throw new Error('no identify screen');
  expect(screen.methods.map(({ method }) => method)).toEqual([
    'card',
    'resident-id',
    'face',
    'password',
    'pickup-code',
  ]);
  module.mute(true);
  await hall.screen('identify', ({ methods }) =>
    methods.some(({ method, available, why }) => method === 'resident-id' && !available && why),
  );
  module.mute(false);
  await hall.screen('identify', ({ methods }) => methods.every(({ available }) => available));
  await away();
});

it('refuses a forged number under another name, and says no more than of an unknown card', async () => {
  put('2024110101', { name: '马远' });
  const forged = await hall.screen('identify', ({ message }) => message !== null);
  await away();
  module.module.present(exampleCard);
  const unknown = await hall.screen('identify', ({ message }) => message !== null);
  expect(forged.screen).toEqual(unknown.screen);
  expect(unknown.screen).toMatchObject({ message: { code: 'ID_CARD_UNKNOWN' } });
  await away();
  expect(hall.log()).toContain('"because":"other-name"');
  expect(hall.log()).toContain('"because":"unknown"');
});

it('helps with a card that cannot be read', async () => {
  module.module.faults.set('select', 0x81);
  put('2024110101');
  await hall.screen('identify', ({ message }) => message?.code === 'CARD_UNREADABLE');
  module.module.faults.clear();
  await hall.screen('home');
  await away();
});

it('leaves no number and no name in files or log', () => {
  const disk = hall.disk();
  const log = Buffer.from(hall.log());
  for (const secret of people.flatMap(({ idNumber, nameZh }) => [idNumber, nameZh])) {
    if (!secret) continue;
    expect(disk.includes(secret), 'on the disk').toBe(false);
    expect(log.includes(secret), 'in the log').toBe(false);
  }
  for (const view of hall.views) {
    expect(JSON.stringify(view)).not.toContain(exampleCard.number);
  }
});
