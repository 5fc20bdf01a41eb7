import { join } from 'node:path';
import { demoCard } from '@hallway/central/demo';
import { expect, test } from 'vitest';
import { startNut } from '../../../../peers/nut.ts';
import { openHall } from '../../support/kiosk.ts';
import { temporaryDir } from '../support.ts';
import { fault } from '../../../../faults/faults.ts';

const onMains = { 'ups.status': 'OL CHRG', 'battery.charge': '100', 'battery.runtime': '1800' };
const nearlyEmpty = {
  'ups.status': 'OB DISCHRG LB',
  'battery.charge': '8',
  'battery.runtime': '110',
};

test(fault(28), { timeout: 120_000 }, async ({ onTestFinished }) => {
  const home = temporaryDir();
  onTestFinished(() => home.remove());
  const nut = await startNut(join(home.dir, 'nut'), onMains);
  onTestFinished(() => nut.stop());
  const options = { port: nut.port, ups: nut.ups, pollMs: 200 };
  const hall = await openHall({
    msPerPage: 1_500,
    furniture: { devices: [{ id: 'ups', kind: 'ups', driver: 'nut-ups', options }] },
  });
  onTestFinished(() => hall.stop());
  /** Jobs of the paper in the slot, one for each sheet. */
  const sheets = (): string[] => hall.printer.sheets().map(({ jobName }) => jobName);

  await hall.screen('attract', ({ services }) => services.every(({ available }) => available));
  const { handlers } = hall.core;
  const powerOver = hall.core.powerOver();
  let over = false;
  void powerOver.then(() => (over = true));

  await hall.reader.tap(demoCard('2024110101'));
  await hall.screen('home');
  await handlers['service.open']({ service: 'certificates' });
  await handlers['document.choose']({ document: 'D01' });
  await handlers['request.set']({ purpose: 'visa', copies: 3 });
  await handlers['request.preview'](undefined);
  await hall.screen('preview', ({ ready }) => ready);
  await handlers['print.confirm'](undefined);
  await hall.screen('printing', ({ sheetsOut }) => sheetsOut >= 1);
  expect(sheets()).toHaveLength(1);

  nut.say(nearlyEmpty);
  await expect.poll(() => hall.log(), { timeout: 20_000 }).toContain('"supply":"low"');
  expect(over).toBe(false);

  // The set under way comes out whole; then nobody is let in any more.
  await hall.screen('take');
  expect(sheets()).toHaveLength(3);
  await handlers['paper.taken'](undefined);
  await handlers['session.begin'](undefined);
  await hall.screen('out-of-service', ({ message }) => message.code === 'POWER_LOW');
  expect(() => handlers['session.begin'](undefined)).toThrow('does not fit');
  await hall.reader.tap(demoCard('2023110207'));

  await powerOver;
  const now = await handlers['view.get'](undefined);
  expect(now).toMatchObject({ person: null, screen: { name: 'out-of-service' } });
  nut.say(onMains);
  await hall.restart();
  await hall.screen('attract', ({ services, notices }) => {
    return services.every(({ available }) => available) && notices.length === 0;
  });
  expect(new Set(sheets()).size).toBe(1);
  expect(sheets()).toHaveLength(3);
});
