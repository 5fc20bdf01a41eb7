import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { World } from './sim/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.create();
});
afterEach(() => world.dispose());

const ask = () =>
  world.kiosk.machine.askClaim({ requestId: randomUUID(), issueId: randomUUID(), attempt: 1 });

it('a claim is asked for at once, and central’s refusal is told', async () => {
  world.run(5_000);
  const answer = ask();
  world.settle();
  expect(await answer).toEqual({ kind: 'refused', code: 'CLAIM_OVER' });
});

it('without a connection the answer is that there is none', async () => {
  expect(await ask()).toEqual({ kind: 'offline' });
  world.run(5_000);
  world.killCentral();
  world.settle();
  expect(await ask()).toEqual({ kind: 'offline' });
});

it('a connection lost before the answer came, or an answer that never comes, is told as such', async () => {
  world.run(5_000);
  const cut = ask();
  world.network.cutAll();
  world.settle();
  expect(await cut).toEqual({ kind: 'offline' });

  world.run(30_000);
  const waiting = ask();
  world.network.packets.length = 0;
  world.advance(15_001);
  expect(await waiting).toEqual({ kind: 'offline' });
});

it('the kiosk learns how far central’s clock is ahead', () => {
  world.run(5_000);
  expect(world.kiosk.machine.aheadMs).toBe(0);
});
