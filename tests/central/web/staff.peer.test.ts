import type { Page } from 'playwright-core';
import {
  deviceSwitchKey,
  deviceSwitchSchema,
  deviceTestCommandSchema,
  deviceTestKey,
  type DeviceHealthRecord,
} from '@hallway/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureWeb, openBrowser, type TestBrowser } from '../support/browser.ts';
import { demoPerson, startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { issuePaper } from '../support/papers.ts';
import { accessibilityFaults } from '../../peers/axe.ts';
import { signInAs } from '../support/sign-in.ts';

let central: TestCentral;
let kiosk: KioskPeer;
let browser: TestBrowser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  await ensureWeb();
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K03', 'CODE-K03');
  browser = await openBrowser('en-GB');
  ({ page, complaints } = await browser.open());
});
afterAll(async () => {
  await browser.close();
  kiosk.close();
  await central.stop();
});

const faults = () => accessibilityFaults(page);

const device = (id: string) => page.locator('.devices > li').filter({ hasText: id });

/** A beat of a kiosk with a jammed printer and two devices that are well, but for the one that is off. */
function beatDevices({ off }: { off?: string } = {}): void {
  const since = Date.now() - 120_000;
  const well = (deviceId: string, kind: string): DeviceHealthRecord => ({
    deviceId,
    kind,
    model: null,
    lifecycle: off === deviceId ? 'closed' : 'idle',
    availability: off === deviceId ? 'offline' : 'online',
    reasons: off === deviceId ? [{ keyword: 'paused', severity: 'report', since }] : [],
    supplies: [],
    source: 'inferred',
    at: Date.now(),
  });
  kiosk.beat({
    inService: false,
    devices: [
      {
        ...well('a4', 'printer'),
        model: 'LP-40',
        lifecycle: 'error',
        availability: 'userError',
        reasons: [{ keyword: 'media-jam', severity: 'error', since }],
        supplies: [
          {
            kind: 'paper',
            name: 'tray-1',
            level: 'low',
            percent: 3,
            sheets: 12,
          },
        ],
      },
      well('tickets', 'receipt-printer'),
      well('cards', 'card-reader'),
    ],
  });
}

const row = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text });

describe('a technician', () => {
  test('is asked to sign in and comes back to the page', async () => {
    await page.goto(`${central.origin}/fleet`);
    await page.waitForURL(/\/sign-in\?next=%2Ffleet/);
    expect(await faults()).toEqual([]);
    expect(complaints).toEqual([]);
    await signInAs(page, 'technician');
    await page.waitForURL(/\/fleet$/);
    await row('K08').waitFor();
    expect(await page.getByRole('row').count()).toBe(8);
    expect(await row('Never seen').count()).toBe(8);
  });

  test('sees a jam the moment the kiosk reports it, at the top', async () => {
    const since = Date.now() - 120_000;
    kiosk.beat({
      inService: false,
      outbox: { length: 4, oldestAgeMs: 1000 },
      devices: [
        {
          deviceId: 'a4',
          kind: 'printer',
          model: 'LP-40',
          lifecycle: 'error',
          availability: 'userError',
          reasons: [{ keyword: 'media-jam', severity: 'error', since }],
          supplies: [
            {
              kind: 'paper',
              name: 'tray-1',
              level: 'low',
              percent: 3,
              sheets: 12,
            },
          ],
          source: 'ipp',
          at: Date.now(),
        },
      ],
    });
    await row('Printer: paper jam').waitFor();
    const first = await page.getByRole('row').first().innerText();
    expect(first).toContain('K03');
    expect(first).toContain('Online');
    expect(first).toContain('12');
  });

  test('works by keyboard: down the list, details beside it', async () => {
    await page.getByRole('row').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tinglan Library' }).waitFor();
    await page.getByText('media-jam-error').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: 'Tinglan Hall, left' }).waitFor();
    await page.getByText('This kiosk has never reported').waitFor();
    expect(await faults()).toEqual([]);
  });

  test('filters by urgency and finds by place', async () => {
    await page.getByRole('radio', { name: /Go there/ }).click();
    expect(await page.getByRole('row').count()).toBe(1);
    await page.getByRole('radio', { name: /Go there/ }).click();
    await page.getByRole('searchbox').fill('yunlu');
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('searchbox').fill('');
  });

  test('makes a pairing code, and is asked before a machine is cut off', async () => {
    await row('K03').click();
    await page.getByRole('button', { name: 'Make pairing code' }).click();
    await expect.poll(() => page.locator('.code').innerText()).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Revoke machine' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.waitFor();
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await row('K03').getByText('Online').waitFor();
  });

  test('tests a device from here, and reads what its kiosk answers', async () => {
    beatDevices();
    const receipts = device('tickets');
    await receipts.getByText('Prints a short test receipt.').waitFor();
    const button = receipts.getByRole('button', {
      name: 'Test: Receipt printer tickets',
    });
    await button.focus();
    await page.keyboard.press('Enter');
    await receipts.getByText('waiting for the kiosk').waitFor();
    expect(await button.isDisabled()).toBe(true);
    const { ops } = await kiosk.pull('k:K03');
    const { by, commandId } = deviceTestCommandSchema.parse(
      ops.find(({ key }) => key === deviceTestKey('tickets'))?.data,
    );
    await kiosk.push('device.checked', {
      deviceId: 'tickets',
      commandId,
      level: 'external',
      outcome: 'presumed',
      reason: null,
      by,
    });
    await receipts.getByText('Presumed passed: it cannot confirm').waitFor();
    await receipts.getByText('External test', { exact: true }).waitFor();
    await receipts.getByText('waiting for the kiosk').waitFor({ state: 'detached' });
    expect(await faults()).toEqual([]);
  });

  test('is told that somebody must be there to show something to a reader', async () => {
    const button = device('cards').getByRole('button', {
      name: /^Test at the kiosk/,
    });
    expect(await button.isDisabled()).toBe(true);
    await device('cards').getByText('Hold any card to it within 20 seconds').waitFor();
  });

  test('switches a device off after being asked, and sees who did it and when it is so', async () => {
    const cards = device('cards');
    await cards.getByRole('button', { name: 'Switch off: Card reader cards' }).click();
    const dialog = page.getByRole('alertdialog', {
      name: 'Switch this device off?',
    });
    await dialog.waitFor();
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await cards.getByRole('button', { name: 'Switch off: Card reader cards' }).click();
    await dialog.getByRole('button', { name: 'Switch off' }).click();
    await cards.getByText('the kiosk has yet to hear of it').waitFor();
    const { ops } = await kiosk.pull('k:K03');
    const state = deviceSwitchSchema.parse(
      ops.find(({ key }) => key === deviceSwitchKey('cards'))?.data,
    );
    expect(state).toMatchObject({
      deviceId: 'cards',
      disabled: true,
      by: 'T30002',
    });
    await kiosk.push('device.switched', state);
    beatDevices({ off: 'cards' });
    await cards.getByRole('button', { name: 'Switch on: Card reader cards' }).waitFor();
    expect(await cards.innerText()).toMatch(/Switched off\s+by 罗师傅/);
    // Somebody meant it so: it is no concern of the kiosk.
    expect(await page.locator('.concerns').innerText()).not.toContain('Card reader');
    expect(await faults()).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('has the same list on a phone, and details on the whole screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const details = page.locator('.details');
    await details.waitFor();
    expect((await details.boundingBox())?.width).toBeGreaterThan(380);
    await page.getByRole('button', { name: /Back to list/ }).click();
    await details.waitFor({ state: 'detached' });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThan(391);
    await page.setViewportSize({ width: 1280, height: 860 });
  });
});

describe('the register', () => {
  test('lists what was issued, with masked holders, and finds a serial', async () => {
    for (const counter of [1, 2]) {
      const paper = await issuePaper('K03', kiosk.seal, demoPerson('2024110101'), { counter });
      await kiosk.push('issue.created', paper.event);
    }
    await page.getByRole('link', { name: 'Register' }).click();
    await page.getByText('LJU-D01-2026-K03-000002').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(2);
    expect(await page.locator('tbody').innerText()).not.toContain('林晓');
    expect(await faults()).toEqual([]);
    await page.getByLabel('Find serial').fill('000001');
    await page.getByText('LJU-D01-2026-K03-000002').waitFor({ state: 'detached' });
    expect(await page.locator('tbody tr').count()).toBe(1);
  });

  test('after signing out nothing is shown any more', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in/);
    await page.goto(`${central.origin}/register`);
    await page.waitForURL(/\/sign-in\?next=%2Fregister/);
    expect(complaints).toEqual([]);
  });

  test('a wrong secret is refused kindly', async () => {
    await page.getByLabel('Staff number').fill('T20015');
    await page.getByLabel('Secret').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('not right').waitFor();
    await signInAs(page, 'registrar');
    await page.waitForURL(/\/register$/);
  });

  test('an ambiguous paper is answered for, and waits for its kiosk', async () => {
    const paper = await issuePaper('K03', kiosk.seal, demoPerson('2024110101'), { counter: 3 });
    await kiosk.push('issue.created', paper.event);
    const attempt = { issueId: paper.event.issueId, attempt: 1 };
    await kiosk.push('issue.ambiguous', {
      ...attempt,
      reason: 'power-cycle',
      evidence: [],
    });
    await page.reload();
    await page.getByRole('button', { name: 'Answer LJU-D01-2026-K03-000003' }).click();
    const dialog = page.getByRole('dialog', {
      name: 'Did this paper come out?',
    });
    await dialog.waitFor();
    expect(await faults()).toEqual([]);
    await dialog.getByLabel('It came out and is valid').check();
    await dialog.getByRole('button', { name: 'Tell the kiosk' }).click();
    await page.getByText('The kiosk has yet to report it').waitFor();
    await kiosk.push('issue.resolved', {
      ...attempt,
      outcome: 'delivered',
      by: 'central',
    });
    await page.reload();
    await page.getByText('Registrar: out').waitFor();
    expect(await page.getByRole('button', { name: /^Answer LJU/ }).count()).toBe(0);
  });

  test('a registrar revokes a paper after being asked once more', async () => {
    await page.getByRole('button', { name: 'Revoke LJU-D01-2026-K03-000001' }).click();
    const dialog = page.getByRole('dialog', { name: 'Revoke this document?' });
    await dialog.waitFor();
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Revoke LJU-D01-2026-K03-000001' }).click();
    await dialog.getByLabel('The content is wrong').check();
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('cell', { name: 'Revoked' }).waitFor();
    expect(await page.getByRole('button', { name: /^Revoke LJU/ }).count()).toBe(2);
  });
});
