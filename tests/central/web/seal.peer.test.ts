import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePairingCode } from '../../../scripts/house/pairing.ts';
import type { SealRequest } from '../../../central/web/contract/seal.ts';
import { ensureWeb, openBrowser, type TestBrowser } from '../support/browser.ts';
import { demoPerson, signIn, startCentral, type TestCentral } from '../support/central.ts';
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
  ({ page, complaints } = await browser.open({ width: 1440, height: 900 }));
});
afterAll(async () => {
  await browser.close();
  kiosk.close();
  await central.stop();
});

const faults = () => accessibilityFaults(page);

/** A machine that pairs by a code the demo technician made; it goes no further. */
async function pairMachine(kioskId: string): Promise<void> {
  const code = await makePairingCode(central.origin, kioskId);
  const { publicKey } = generateKeyPairSync('ed25519');
  const identityKey = publicKey.export({ type: 'spki', format: 'pem' });
  const response = await fetch(`${central.origin}/kiosks/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kioskId, code, identityKey }),
  });
  expect(response.status).toBe(200);
}

const waiting = (text: string) => page.locator('.waiting > li').filter({ hasText: text });
const row = (kioskId: string) => page.getByRole('row').filter({ hasText: kioskId });

test('a keeper signs in and sees what is in force, with the papers that were sealed', async () => {
  await page.goto(`${central.origin}/seal`);
  await page.waitForURL(/\/sign-in\?next=%2Fseal/);
  await signInAs(page, 'seal');
  await row('K03').filter({ hasText: 'In force' }).waitFor();
  await page.getByText('Nothing waits for approval.').waitFor();
  expect(await faults()).toEqual([]);
  const paper = await issuePaper('K03', kiosk.seal, demoPerson('2024110101'));
  await kiosk.push('issue.created', paper.event);
  await page.getByText(paper.event.serial).waitFor();
  expect(await row('K03').getByRole('cell').nth(3).innerText()).toBe('1');
});

test('a pairing waits on the page the moment it happens, and is approved there', async () => {
  await pairMachine('K05');
  const request = waiting('K05');
  await request.getByText('asked by 罗师傅').waitFor();
  await request.getByRole('button', { name: /^Approve/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Fingerprint of the machine').waitFor();
  expect(await faults()).toEqual([]);
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await request.waitFor({ state: 'detached' });
  await page.getByText('Kiosk may seal').first().waitFor();
});

test('what a keeper asked for is not theirs to approve; refusing takes a reason', async () => {
  await page.getByRole('button', { name: 'New request' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Kiosk', { exact: true }).selectOption('K03');
  await dialog.getByLabel('Reason').fill('strange papers were seen');
  await dialog.getByRole('button', { name: 'Hand in' }).click();
  const request = waiting('K03');
  await request.getByText('You asked for this yourself').waitFor();
  expect(await request.getByRole('button').count()).toBe(0);

  const cookie = await signIn(central.origin, 'registrar');
  const asked = await fetch(`${central.origin}/api/seal/requests`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ act: { kind: 'change-issuing-key' }, reason: 'yearly' }),
  });
  expect(asked.status).toBe(201);
  const other = waiting('Change the issuing key');
  await other.getByRole('button', { name: /^Refuse/ }).click();
  await dialog.getByRole('button', { name: 'Refuse' }).click();
  expect(await dialog.isVisible()).toBe(true);
  await dialog.getByLabel('Why it is refused').fill('it is May');
  await dialog.getByRole('button', { name: 'Refuse' }).click();
  await other.waitFor({ state: 'detached' });
});

test('another keeper approves elsewhere, and this page shows it', async () => {
  const cookie = await signIn(central.origin, 'seal', 1);
  const headers = { cookie, 'content-type': 'application/json' };
  const list = await fetch(`${central.origin}/api/seal/requests`, { headers });
  const { requests } = (await list.json()) as { requests: SealRequest[] };
  const request = requests.find(({ state }) => state === 'waiting');
  const decided = await fetch(`${central.origin}/api/seal/requests/${request?.id}/decide`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ approve: true }),
  });
  expect(decided.status).toBe(204);
  await row('K03').filter({ hasText: 'Invalid' }).waitFor();
});

test('the record is searched by kiosk, and says whether it is whole', async () => {
  await page.getByLabel('Find kiosk, serial, key or digest').fill('k03');
  await page.getByText('Kiosk may seal').first().waitFor({ state: 'detached' });
  await page.getByText('Certificate invalidated').waitFor();
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await page.getByText(/The chain is whole: \d+ records/).waitFor();
  const database = new Sqlite(join(central.dataDir, 'central.db'));
  database.exec("DROP TRIGGER seal_use_keep; UPDATE seal_use SET digest = 'x' WHERE n = 2");
  database.close();
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await page.getByText('Record 2 was tampered with').waitFor();
});

test('fits a phone, in Chinese', async () => {
  await pairMachine('K06');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { name: '等待第二人' }).waitFor();
  await waiting('K06').getByRole('button', { name: /^批准/ }).waitFor();
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(overflow).toBe(0);
  expect(await faults()).toEqual([]);
  expect(complaints).toEqual([]);
});
