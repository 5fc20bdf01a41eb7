import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RegisterEntry, RegisterPage } from '../../../central/web/contract/register.ts';
import { signIn } from '../../central/support/central.ts';
import { printInDoubt } from './support/in-doubt.ts';
import { openHall, type Hall } from './support/kiosk.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(async () => {
  await hall.stop();
});

async function staff(): Promise<Record<string, string>> {
  return {
    cookie: await signIn(hall.central.origin, 'technician'),
    'content-type': 'application/json',
  };
}

/** The register, newest first. */
async function entries(headers: Record<string, string>): Promise<RegisterEntry[]> {
  const response = await fetch(`${hall.central.origin}/api/issues`, { headers });
  return ((await response.json()) as RegisterPage).entries;
}

it('the answer of staff reaches the kiosk, is obeyed there, and comes back as the kiosk’s own word', async () => {
  await printInDoubt(hall, '2024110101');
  // The person leaves without a word.
  await hall.core.handlers['session.exit'](undefined);
  const headers = await staff();
  const newest = async () => (await entries(headers))[0];
  await expect.poll(async () => (await newest())?.status, { timeout: 10_000 }).toBe('ambiguous');
  const { serial = '' } = (await newest()) ?? {};
  const answer = await fetch(`${hall.central.origin}/api/issues/${serial}/resolve`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ outcome: 'voided' }),
  });
  expect(answer.status).toBe(202);
  await expect.poll(async () => (await newest())?.status, { timeout: 10_000 }).toBe('voided');
  expect((await newest())?.evidence.at(-1)).toMatchObject({
    source: 'technician',
    says: 'not-out',
  });
  // One sheet lies there with a void number; no other came.
  expect(hall.printer.sheets()).toHaveLength(1);
});

it('a person who saw nothing prints again under a new number, and the first one is worthless', async () => {
  const { handlers } = hall.core;
  await hall.screen('fault').then(() => handlers['session.exit'](undefined));
  await printInDoubt(hall, '2023110207');
  const before = hall.printer.sheets().length;
  await handlers['ambiguous.answer']({ cameOut: false });
  const { screen } = await hall.screen('preview', ({ ready }) => ready);
  expect(screen).toMatchObject({ message: { code: 'PRINT_NOT_OUT' } });
  // The kiosk offers printing as soon as it has heard that the printer is well again.
  const confirm = async () => {
    await handlers['print.confirm'](undefined);
    return (await handlers['view.get'](undefined)).screen.name;
  };
  await expect.poll(confirm, { timeout: 10_000, interval: 250 }).not.toBe('preview');
  await hall.screen('take');
  expect(hall.printer.sheets()).toHaveLength(before + 2);
  const headers = await staff();
  const newest = async () => (await entries(headers)).slice(0, 2);
  await expect
    .poll(async () => (await newest()).map(({ attempt, status }) => [attempt, status]), {
      timeout: 10_000,
    })
    .toEqual([
      [2, 'delivered'],
      [1, 'revoked'],
    ]);
  expect(new Set((await newest()).map(({ serial }) => serial)).size).toBe(2);
});
