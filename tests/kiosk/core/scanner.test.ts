import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoCard } from '@hallway/central/demo';
import { startScannerSimulator, type ScannerSimulator } from '@hallway/device-drivers/sim';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHall, type Hall } from './support/kiosk.ts';

const format = {
  aimId: true,
  encoding: 'utf-8',
  end: { type: 'suffix', prefix: '\u0002', suffix: '\u0003' },
} as const;

let scanner: ScannerSimulator;
let hall: Hall;
beforeAll(async () => {
  scanner = await startScannerSimulator({ format });
  const options = { path: scanner.path, baudRate: 115_200, format };
  hall = await openHall({
    furniture: { devices: [{ id: 'codes', kind: 'scanner', driver: 'serial-scanner', options }] },
  });
});
afterAll(async () => {
  await hall.stop();
  await scanner.stop();
});

const show = (text: string): Promise<void> => scanner.show(Buffer.from(text, 'utf8'), ']Q1');

async function exit(): Promise<void> {
  await hall.core.handlers['session.exit'](undefined);
  await hall.screen('attract');
}

/** Prints a certificate and reads the address of its code from the file, as the symbol on the paper has it. */
async function printedCode(): Promise<string> {
  const { handlers } = hall.core;
  await hall.screen('attract', ({ services }) => services.every(({ available }) => available));
  await hall.reader.tap(demoCard('2024110101'));
  await hall.screen('home');
  await handlers['service.open']({ service: 'certificates' });
  await handlers['document.choose']({ document: 'D01' });
  await handlers['request.set']({ purpose: 'visa', copies: 1 });
  await handlers['request.preview'](undefined);
  await hall.screen('preview', ({ ready }) => ready);
  await handlers['print.confirm'](undefined);
  await hall.screen('take');
  await handlers['paper.taken'](undefined);
  await exit();
  const { spoolDir } = hall.printer;
  const [name = ''] = readdirSync(spoolDir);
  const pdf = readFileSync(join(spoolDir, name), 'latin1');
  const [, code] = /\/URI \(([^()]+#[A-Z2-7]+)\)/.exec(pdf) ?? [];
  if (code === undefined) throw new Error('the paper has no code');
  return code;
}

it('checks a paper that comes back, without central, and forgets it', async () => {
  const code = await printedCode();
  await hall.central.stop();
  await show(code);
  const view = await hall.screen('paper');
  expect(view.person).toBeNull();
  expect(view.screen).toMatchObject({
    verdict: 'genuine',
    claims: {
      name: '林晓',
      statements: expect.arrayContaining([
        {
          label: { zh: '用途', en: 'Purpose' },
          text: { zh: '办理签证', en: 'visa application' },
        },
      ]) as unknown,
    },
  });
  if (view.screen.name !== 'paper') throw new Error('no paper');
  expect(view.screen.checks.map(({ ok }) => ok)).toEqual(Array.from({ length: 7 }, () => true));
  await exit();
  // Another sign in the middle of the signature.
  const at = code.length - 40;
  const sign = code[at] === 'A' ? 'B' : 'A';
  await show(code.slice(0, at) + sign + code.slice(at + 1));
  await hall.screen('paper', ({ verdict, claims }) => verdict === 'false' && claims === null);
  await exit();
});

it('tells whoever shows another code what can be scanned, and disturbs no visit', async () => {
  await show('6901234567892');
  await hall.screen('identify', ({ message }) => message?.code === 'SCAN_UNKNOWN');
  await hall.reader.tap(demoCard('2024110101'));
  const home = await hall.screen('home');
  await show('6901234567893');
  const before = hall.views.length;
  await hall.core.handlers['locale.set']({ locale: 'en' });
  await hall.screen('home', () => hall.views.at(-1)?.locale === 'en');
  const since = hall.views.slice(before);
  expect(since.map(({ screen }) => screen.name)).toEqual(since.map(() => 'home'));
  expect(since.every(({ notice }) => notice === undefined)).toBe(true);
  expect(home.notice).toBeUndefined();
  await exit();
});

it('bears a flood of codes: the visit goes on, the last code is answered', async () => {
  const before = hall.views.length;
  const flood = Array.from({ length: 2_000 }, (_, i) => `\u0002]Q1${i}\u0003`).join('');
  await scanner.say(Buffer.from(flood, 'latin1'));
  await hall.screen('identify', ({ message }) => message?.code === 'SCAN_UNKNOWN');
  await hall.reader.tap(demoCard('2023110207'));
  await hall.screen('home');
  expect(hall.views.length - before).toBeLessThan(40);
  await exit();
});

it('leaves nothing of a code in the log', () => {
  expect(hall.log()).not.toContain('690123456789');
  expect(hall.log()).not.toContain('林晓');
});
