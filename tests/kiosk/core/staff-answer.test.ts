import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoCard } from '@hallway/central/demo';
import type { RegisterEntry, RegisterPage } from '../../../central/web/contract/register.ts';
import { signIn } from '../../central/support/central.ts';
import { openHall, type Hall } from './support/kiosk.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall({ today: new Date().toISOString().slice(0, 10) });
});
afterAll(async () => {
  await hall.stop();
});

/** Leaves behind a paper of which nobody knows whether it came out: the printer forgot it and the person left. */
async function leaveInDoubt(no: string): Promise<void> {
  const { handlers } = hall.core;
  await hall.screen('attract');
  await hall.reader.tap(demoCard(no));
  await hall.screen('home');
  await handlers['service.open']({ service: 'certificates' });
  await handlers['document.choose']({ document: 'D01' });
  await handlers['request.set']({ purpose: 'visa', copies: 2 });
  await handlers['request.preview'](undefined);
  await hall.screen('preview', ({ ready }) => ready);
  hall.printer.loadPaper(1);
  await handlers['print.confirm'](undefined);
  await hall.screen('printing', ({ phase }) => phase === 'attention');
  await hall.printer.powerCycle();
  await hall.screen('ambiguous');
  await handlers['session.exit'](undefined);
  hall.printer.loadPaper(250);
}

it('reaches the kiosk from the register, is obeyed there, and comes back as the kiosk’s own word', async () => {
  await leaveInDoubt('2024110101');
  const headers = {
    cookie: await signIn(hall.central.origin, 'technician'),
    'content-type': 'application/json',
  };
  const newest = async (): Promise<RegisterEntry | undefined> => {
    const response = await fetch(`${hall.central.origin}/api/issues`, { headers });
    return ((await response.json()) as RegisterPage).entries[0];
  };
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
