import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TrustStore } from '@hallway/certificates';
import { verifyQr } from '@hallway/certificates/verify';
import type { Central } from '@hallway/central';
import { demoCard } from '@hallway/central/demo';
import {
  startReceiptPrinterSimulator,
  type ReceiptPrinterSimulator,
} from '@hallway/device-drivers/sim';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegisterPage } from '../../../central/web/contract/register.ts';
import { signIn } from '../../central/support/central.ts';
import { prepareZxing, readSymbols } from '../../device-drivers/support/zxing.ts';
import { printerAt } from './one-shot/support.ts';
import { openCentral, openKiosk, type Kiosk } from './support/kiosk.ts';

/** On leave from today on, and somebody with a parcel in a locker. */
const traveller = '2025110999';
const collector = '2024110101';

let dir: string;
let central: Central;
let roll: ReceiptPrinterSimulator;
let kiosk: Kiosk;
beforeAll(async () => {
  await prepareZxing();
  dir = mkdtempSync(join(tmpdir(), 'hallway-slips-'));
  central = await openCentral(dir);
  roll = await startReceiptPrinterSimulator({ dir: join(dir, 'roll') });
  const { origin } = central;
  const furniture = { devices: [printerAt(roll.port)], receiptPrinter: 'tickets' };
  kiosk = await openKiosk({ kioskId: 'K01', origin, dir, furniture });
}, 60_000);
afterAll(async () => {
  await kiosk.stop();
  await roll.stop();
  await central.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** The kiosk's list of documents, before somebody who tapped their card. */
async function listOf(no: string) {
  await kiosk.core.handlers['session.exit'](undefined);
  await kiosk.screen('attract', ({ services }) => services.every(({ available }) => available));
  await kiosk.reader.tap(demoCard(no));
  await kiosk.screen('home');
  await kiosk.core.handlers['service.open']({ service: 'certificates' });
  const { screen } = await kiosk.screen('documents');
  return screen.name === 'documents' ? screen.documents : [];
}

async function choose(no: string, name: string): Promise<void> {
  const found = (await listOf(no)).find(({ document }) => document.startsWith(name));
  await kiosk.core.handlers['document.choose']({ document: found?.document ?? 'none' });
}

const newest = () => {
  const ticket = roll.tickets().at(-1);
  if (!ticket) throw new Error('nothing was printed');
  return { ...ticket, image: readFileSync(join(dirname(roll.paperLog), ticket.png)) };
};

async function register() {
  const cookie = await signIn(central.origin, 'registrar');
  const response = await fetch(`${central.origin}/api/issues`, { headers: { cookie } });
  return ((await response.json()) as RegisterPage).entries;
}

describe('a document on a slip', () => {
  it('is shown without its codes, printed once, and proves itself', async () => {
    await choose(traveller, 'D09');
    // Nothing is to be chosen: the picture comes at once.
    await kiosk.screen('preview', ({ form, ready }) => form === 'slip' && ready);
    const { png, width } = await kiosk.core.handlers['preview.page']({ page: 1 });
    expect(width).toBe(640);
    expect(await readSymbols(Buffer.from(png, 'base64'))).toEqual([]);

    await kiosk.core.handlers['print.confirm'](undefined);
    await kiosk.screen('take', ({ form, sheets }) => form === 'slip' && sheets === 1);
    expect(roll.tickets()).toHaveLength(1);
    expect(kiosk.printer.sheets()).toEqual([]);

    const { text, image } = newest();
    expect(text.join('\n')).toContain('新疆喀什地区疏勒县');
    const [code, ...others] = await readSymbols(image);
    expect(others).toEqual([]);
    const trust = (await (await fetch(`${central.origin}/api/verify/trust`)).json()) as TrustStore;
    const verdict = await verifyQr(code?.text ?? '', trust, new Date());
    expect(verdict.checks.filter(({ ok }) => !ok)).toEqual([]);
    const serial = verdict.claims?.serial ?? '';
    expect(serial).toMatch(/^LJU-D09-\d{4}-K01-\d{6}$/);
    expect(text.join('\n')).toContain(serial);

    const issued = async () =>
      (await register()).map((entry) => ({
        serial: entry.serial,
        status: entry.status,
        evidence: entry.evidence.map(({ source }) => source),
      }));
    await expect
      .poll(issued, { timeout: 15_000 })
      .toEqual([{ serial, status: 'delivered', evidence: ['process-id'] }]);
    await kiosk.core.handlers['paper.taken'](undefined);
  }, 60_000);

  it('was approved once, and is refused the second time', async () => {
    await choose(traveller, 'D09');
    await kiosk.screen('refusal', ({ refusal }) => refusal.rule === 'R12');
  });

  it('is had while the certificate printer is jammed', async () => {
    kiosk.printer.setFault('media-jam', true);
    const list = async () => listOf(collector);
    await expect
      .poll(async () => (await list()).find(({ form }) => form === 'a4')?.refusal?.rule, {
        timeout: 20_000,
      })
      .toBe('PRINTER_MEDIA_JAM');
    await choose(collector, 'D13');
    await kiosk.screen('preview', ({ ready }) => ready);
    await kiosk.core.handlers['print.confirm'](undefined);
    await kiosk.screen('take');
    expect(newest().text.join('\n')).toContain('N-031');
    await kiosk.core.handlers['paper.taken'](undefined);
    kiosk.printer.setFault('media-jam', false);
  }, 60_000);

  it('waits for a new roll, and sheets are printed all the while', async () => {
    await choose(collector, 'D13');
    await kiosk.screen('preview', ({ ready }) => ready);
    // Two centimetres: it runs out in the middle.
    roll.loadPaper(20);
    const before = roll.tickets().length;
    await kiosk.core.handlers['print.confirm'](undefined);
    const { screen } = await kiosk.screen('printing', ({ phase }) => phase === 'attention');
    expect(screen).toMatchObject({ attention: { code: 'SLIP_PRINTER_MEDIA_EMPTY' } });
    roll.loadPaper(5_000);
    await kiosk.screen('take');
    expect(roll.tickets().length).toBeGreaterThan(before);
    await kiosk.core.handlers['paper.taken'](undefined);
  }, 60_000);
});
