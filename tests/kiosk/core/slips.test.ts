import { demoCard } from '@hallway/central/demo';
import {
  startReceiptPrinterSimulator,
  startStampSimulator,
  type ReceiptPrinterSimulator,
  type StampSimulator,
} from '@hallway/device-drivers/sim';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RegisterPage } from '../../../central/web/contract/register.ts';
import { signIn } from '../../central/support/central.ts';
import { printerAt, stampOf, temporaryDir } from './one-shot/support.ts';
import { printInDoubt } from './support/in-doubt.ts';
import { openHall, type Hall } from './support/kiosk.ts';

let home: ReturnType<typeof temporaryDir>;
let slips: ReceiptPrinterSimulator;
let machine: StampSimulator;
let hall: Hall;
beforeAll(async () => {
  home = temporaryDir();
  slips = await startReceiptPrinterSimulator({ dir: home.dir });
  machine = await startStampSimulator({ downMs: 1_500 });
  hall = await openHall({
    furniture: {
      devices: [printerAt(slips.port), stampOf(machine.options)],
      receiptPrinter: 'tickets',
      certificateStamp: 'stamp',
    },
  });
}, 60_000);
afterAll(async () => {
  await hall.stop();
  await machine.stop();
  await slips.stop();
  home.remove();
});

const ways = { timeout: 30_000 };

async function newest() {
  const cookie = await signIn(hall.central.origin, 'registrar');
  const response = await fetch(`${hall.central.origin}/api/issues`, { headers: { cookie } });
  return ((await response.json()) as RegisterPage).entries[0];
}

it('who goes away while their paper is in doubt finds a slip, and nothing of them is on it', async () => {
  await printInDoubt(hall, '2024110101');
  await hall.core.handlers['session.exit'](undefined);
  const { screen } = await hall.screen('fault', ({ slip }) => slip?.state === 'out');
  const text = slips.tickets().at(-1)!.text.join('\n');
  expect(screen).toMatchObject({ slip: { caseNumber: expect.stringMatching(/^K01-\d{6}$/) } });
  await expect.poll(async () => (await newest())?.status, ways).toBe('ambiguous');
  const { serial = '' } = (await newest()) ?? {};
  const caseNumber = serial.split('-').slice(-2).join('-');
  expect(text).toContain(caseNumber);
  expect(text).toContain('机器无法确认纸张有没有出来');
  expect(text).not.toMatch(/2024110101|林|Lin/);
  expect(slips.tickets()).toHaveLength(1);
}, 90_000);

it('a slip that cannot be printed stops nothing, and can be asked for again', async () => {
  await hall.core.handlers['session.begin'](undefined);
  slips.loadPaper(0);
  await printInDoubt(hall, '2023110207');
  await hall.core.handlers['session.exit'](undefined);
  await hall.screen('fault', ({ slip }) => slip?.state === 'failed');
  slips.loadPaper(5_000);
  const lies = slips.tickets().length;
  const again = async () => {
    const { screen } = await hall.core.handlers['view.get'](undefined);
    if (screen.name !== 'fault' || screen.slip?.state === 'out') return true;
    if (screen.slip?.state === 'failed') {
      await hall.core.handlers['slip.answer']({ cameOut: false });
    }
    return false;
  };
  await expect.poll(again, { ...ways, interval: 250 }).toBe(true);
  const text = slips.tickets()[lies]?.text.join('\n');
  expect(text).toContain('办理回执');
  // The first never came out, so this is no second copy.
  expect(text).not.toContain('REPRINT');
}, 90_000);

it('a certificate of one sheet is stamped once it is proven to be out, and central hears of it', async () => {
  const { handlers } = hall.core;
  await handlers['session.begin'](undefined);
  machine.mechanism.insertSheet();
  await hall.screen('attract');
  await hall.reader.tap(demoCard('2024110101'));
  await hall.screen('home', ({ services }) => services.every(({ available }) => available));
  await handlers['service.open']({ service: 'certificates' });
  await handlers['document.choose']({ document: 'D01' });
  await handlers['request.set']({ purpose: 'visa', copies: 1 });
  await handlers['request.preview'](undefined);
  await hall.screen('preview', ({ ready }) => ready);
  await handlers['print.confirm'](undefined);
  await hall.screen('take');
  await expect.poll(async () => (await newest())?.stamp, ways).toBe('applied');
  expect(machine.mechanism.sheets).toEqual([1]);
  await handlers['paper.taken'](undefined);
}, 90_000);
