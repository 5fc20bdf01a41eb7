import { demoStaff } from '@hallway/central/demo';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureWeb, openBrowser, type TestBrowser } from '../support/browser.ts';
import { startCentral, type TestCentral } from '../support/central.ts';
import { accessibilityFaults } from '../../peers/axe.ts';
import { signInAs } from '../support/sign-in.ts';

let central: TestCentral;
let browser: TestBrowser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  await ensureWeb();
  central = await startCentral();
  browser = await openBrowser('en-GB');
  ({ page, complaints } = await browser.open({ width: 1440, height: 900 }));
});
afterAll(async () => {
  await browser.close();
  await central.stop();
});

const faults = () => accessibilityFaults(page);

test('a registrar switches a rule off, sees whom that reaches, and publishes it', async () => {
  const registrar = demoStaff.find(({ role }) => role === 'registrar');
  await page.goto(`${central.origin}/rules`);
  await signInAs(page, 'registrar');
  await page.waitForURL(/\/rules$/);
  await page.getByText('Nothing is changed.').waitFor();
  await page.getByRole('checkbox', { name: 'R02 No fees owed', exact: true }).uncheck();
  expect(await page.getByRole('button', { name: 'Publish to all kiosks' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Whom does it reach?' }).click();
  await page.locator('.reach li').filter({ hasText: 'D01' }).filter({ hasText: 'R02' }).waitFor();
  await page
    .getByText(/refused now would not be/)
    .first()
    .waitFor();
  expect(await faults()).toEqual([]);
  await page.getByRole('button', { name: 'Publish to all kiosks' }).click();
  await page.getByText('Published.').waitFor();
  const change = page.locator('.changes li').first();
  expect(await change.innerText()).toContain('rules.R02.on');
  expect(await change.innerText()).toContain(registrar?.name);
});

test('fits a phone, in Chinese', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { name: '哪些证明适用' }).waitFor();
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(overflow).toBe(0);
  expect(complaints).toEqual([]);
});
