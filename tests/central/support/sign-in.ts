import { demoStaff } from '@hallway/central/demo';
import type { Page } from 'playwright-core';
import type { Role } from '../../../central/src/staff/index.ts';

/** Fills in the sign-in page, which is shown in English, for the first of the demo staff with that role. */
export async function signInAs(page: Page, role: Role): Promise<void> {
  const account = demoStaff.find((one) => one.role === role);
  if (!account) throw new RangeError(`nobody is ${role}`);
  await page.getByLabel('Staff number').fill(account.no);
  await page.getByLabel('Secret').fill(account.secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
