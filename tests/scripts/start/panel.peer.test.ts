import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createRegistry,
  type DeviceEvent,
  type DeviceHealth,
  type DeviceRegistry,
} from '@hallway/device-drivers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHardware, type SimulatedDevice } from '../../../scripts/start/hardware/index.ts';
import { startPanel } from '../../../scripts/start/panel/panel.ts';
import { openBrowser, type TestBrowser, type WatchedPage } from '../../central/support/browser.ts';
import { until } from '../../peers/daemon.ts';

let dir: string;
let hardware: SimulatedDevice[];
let registry: DeviceRegistry;
let panel: Awaited<ReturnType<typeof startPanel>>;
let browser: TestBrowser;
let watched: WatchedPage;
const events: DeviceEvent[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hallway-panel-'));
  hardware = await startHardware(dir);
  registry = createRegistry(hardware.map(({ declaration }) => declaration));
  registry.on((event) => events.push(event));
  await registry.start();
  panel = await startPanel({ parts: hardware, links: { Kiosk: 'http://127.0.0.1:1/' } }, 0);
  browser = await openBrowser('zh-CN');
  watched = await browser.open({ width: 1400, height: 1800 });
  await watched.page.goto(panel.url);
});

afterAll(async () => {
  await browser.close();
  await panel.stop();
  await registry.stop();
  await Promise.all(hardware.map((device) => device.stop()));
  await rm(dir, { recursive: true });
});

function healthOf(part: string): DeviceHealth | undefined {
  const declared = hardware.find(({ id }) => id === part)?.declaration.id;
  return registry.health().find(({ deviceId }) => deviceId === declared);
}

const reasonsOf = (part: string) => healthOf(part)?.reasons.map(({ keyword }) => keyword);
const press = (part: string, name: string) =>
  watched.page.locator(`#${part} button`, { hasText: name }).first().click();

describe('the panel that plays the hardware', () => {
  test('every device of the demo kiosk works with its driver', async () => {
    for (const { id } of hardware) {
      await until(`${id} is online`, () => healthOf(id)?.availability === 'online', 15_000);
    }
  });

  test('a card, an ID card and a code are read', async () => {
    await press('cards', 'LIN Xiao');
    await press('resident-id', 'LIN Xiao');
    await watched.page.locator('#scanner input').fill('https://lju.example/v#测试');
    await press('scanner', 'Show a QR code');
    const read = (kind: string) => () =>
      events.some((event) => event.type === 'credential' && event.credential.kind === kind);
    await until('the card', read('card'));
    await until('the ID card', read('resident-id'), 10_000);
    await until('the code', () =>
      events.some(
        (event) => event.type === 'scan' && event.scan.text === 'https://lju.example/v#测试',
      ),
    );
  });

  test('what a hand does to a machine, its driver says', async () => {
    await press('printer', 'Jam');
    await press('receipts', 'Take the roll out');
    await press('relay', 'Stop answering');
    await press('stamp', 'Pull the cable');
    await until('the jam', () => reasonsOf('printer')?.includes('media-jam') ?? false, 30_000);
    await until('no paper', () => reasonsOf('receipts')?.includes('media-empty') ?? false);
    await until('no board', () => healthOf('relay')?.availability !== 'online', 30_000);
    await until('no stamp', () => healthOf('stamp')?.availability === 'noDevice');
    await press('printer', 'Clear the jam');
    await press('receipts', 'New roll');
    await press('relay', 'Answer again');
    await press('stamp', 'Put it back');
    for (const part of ['printer', 'receipts', 'relay', 'stamp']) {
      await until(`${part} is well`, () => healthOf(part)?.availability === 'online', 30_000);
    }
  });

  test('what came out is shown', async () => {
    await registry
      .capability('receipts', 'receiptPrinter')
      .print({ id: 'test', bytes: Buffer.from('\u001b@Hallway\n\n\n\u001dV\u0000', 'latin1') });
    await watched.page.locator('#receipts .newest img').waitFor();
    const response = await fetch(new URL('/newest/receipts', panel.url));
    expect(response.headers.get('content-type')).toBe('image/png');
  });

  test('it obeys its own page only, and nothing it does not know', async () => {
    const order = JSON.stringify({ part: 'printer', action: 'empty', text: '' });
    const send = (body: string, headers: Record<string, string>) =>
      fetch(new URL('/do', panel.url), { method: 'POST', body, headers });
    expect((await send(order, {})).status).toBe(404);
    for (const body of ['', '{', '{"part":"printer","action":"burn","text":""}', 'x'.repeat(9_999)])
      expect((await send(body, { 'x-panel': '1' })).status).toBe(400);
    expect((await fetch(new URL('/newest/../panel.ts', panel.url))).status).toBe(404);
    expect(reasonsOf('printer')).not.toContain('media-empty');
  });

  test('the page has nothing to complain of', () => {
    expect(watched.complaints).toEqual([]);
  });
});
