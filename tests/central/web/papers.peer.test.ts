import { verify } from '@node-rs/argon2';
import { paperSchema, type Paper } from '@hallway/protocol';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureWeb, openBrowser, type TestBrowser } from '../support/browser.ts';
import { startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
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
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  browser = await openBrowser('en-GB');
  ({ page, complaints } = await browser.open());
});
afterAll(async () => {
  await browser.close();
  kiosk.close();
  await central.stop();
});

const faults = () => accessibilityFaults(page);

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');
const field = (name: string) => page.getByLabel(name, { exact: true });

async function find(whom: string): Promise<void> {
  await field('Number or whole name').fill(whom);
  await page.keyboard.press('Enter');
}

/** What a kiosk holds of one document; null for nothing. */
async function heldAtKiosk(key: string): Promise<Paper | null> {
  const { ops } = await kiosk.pull('papers:tinglan');
  const op = ops.findLast((one) => one.key === key);
  return op?.op === 'put' ? paperSchema.parse(op.data) : null;
}

test('a registrar finds a person by name and sees what can be stated of them', async () => {
  await page.goto(`${central.origin}/papers`);
  await page.waitForURL(/\/sign-in\?next=%2Fpapers/);
  await signInAs(page, 'registrar');
  await page.waitForURL(/\/papers$/);
  await find('林');
  await page.getByText('Nobody found.').waitFor();
  await find('lin xiao');
  await button(/D08/).click();
  await page.getByRole('heading', { name: 'National Scholarship' }).waitFor();
  expect(await button(/^Withdraw/).count()).toBe(0);
});

test('a form left empty says at each place what it needs, and leads there', async () => {
  await button(/D09/).click();
  await button('Check and approve').click();
  const summary = page.getByRole('alert').filter({ hasText: '5 places need a change' });
  await summary.waitFor();
  await page.locator('.faults:focus').waitFor();
  expect(await faults()).toEqual([]);
  await summary.getByRole('button', { name: 'Destination' }).click();
  const place = field('Destination');
  await place.and(page.locator(':focus')).waitFor();
  expect(await place.getAttribute('aria-invalid')).toBe('true');
  const described = await place.getAttribute('aria-describedby');
  expect(await page.locator(`#${described}`).innerText()).toBe('Fill this in.');
  expect(await place.getAttribute('maxlength')).toBe('40');
});

test('what is filled in and approved is what a kiosk holds then', async () => {
  await field('Kind').selectOption('Sick leave');
  await field('From').fill('2026-03-02');
  await field('To').fill('2026-03-04');
  await field('Destination').fill(' 江州 ');
  await field('Approved by').fill('何敏');
  await field('Copies').fill('30');
  // Looking at another document meanwhile loses nothing.
  await button(/D12/).click();
  await button(/D09/).click();
  await button('Check and approve').click();
  await page.getByText('A whole number from 1 to 20 is needed.').first().waitFor();
  await field('Copies').fill('2');
  await button('Check and approve').click();
  await dialog().getByText('Sick leave').waitFor();
  expect(await faults()).toEqual([]);
  await dialog().getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Approved. Kiosks print it').waitFor();
  await page.getByText('0 of 2 copies used').waitFor();
  expect(await heldAtKiosk('2024110101:D09')).toMatchObject({
    data: { kind: 'sick', from: '2026-03-02', to: '2026-03-04', place: '江州', approver: '何敏' },
    approval: { copies: 2, by: 'student-affairs' },
  });
});

test('and is taken back after one more question', async () => {
  await button(/^Withdraw/).click();
  await dialog().getByText('Papers already printed stay valid').waitFor();
  await dialog().getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('Withdrawn.').waitFor();
  expect(await heldAtKiosk('2024110101:D09')).toBeNull();
});

test('somebody without a card is given a code, once', async () => {
  await find('A2016-0457');
  await button(/D11/).click();
  await button(/^Change and approve/).click();
  await button('Check and approve').click();
  await dialog().getByRole('button', { name: 'Approve' }).click();
  const code = dialog().getByText(/^\d{4} \d{4}$/);
  const digits = (await code.innerText()).replace(' ', '');
  expect(await faults()).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await code.isVisible()).toBe(true);
  await button('Handed over, close').click();
  await code.waitFor({ state: 'detached' });
  const held = await heldAtKiosk('A2016-0457:D11');
  expect(await verify(held?.pickup ?? '', digits)).toBe(true);
});

test('fits a phone, in Chinese', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await button('中文').click();
  await button(/D13/).click();
  await button('加一行').click();
  expect(await faults()).toEqual([]);
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(overflow).toBe(0);
  expect(complaints).toEqual([]);
});
