import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCentral, type CentralOptions } from '@hallway/central';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RegisterPage } from '../../central/web/contract/register.ts';
import { demoPerson, signIn, today } from './support/central.ts';
import { connectKiosk } from './support/kiosk-peer.ts';
import { issuePaper } from './support/papers.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hallway-restart-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const start = (more: Partial<CentralOptions> = {}) =>
  createCentral({ dataDir, demo: true, today, students: 5, ...more });

test('central comes back with its keys, its register, its people and its sessions', async () => {
  const first = await start({ preauthorised: [{ kioskId: 'K01', code: 'CODE' }] });
  const kiosk = await connectKiosk(first.origin, 'K01', 'CODE');
  const paper = await issuePaper('K01', kiosk.seal, demoPerson('2024110101'));
  await kiosk.push('issue.created', paper.event);
  const cookie = await signIn(first.origin, 'registrar');
  const keys = await (await fetch(`${first.origin}/api/verify/trust`)).json();
  const people = (await kiosk.pull('people:tinglan')).head;
  kiosk.close();
  await first.stop();

  const second = await start({ preauthorised: [{ kioskId: 'K02', code: 'CODE2' }] });
  const { rootPem } = keys as { rootPem: string };
  expect(await (await fetch(`${second.origin}/api/verify/trust`)).json()).toMatchObject({
    rootPem,
  });
  const response = await fetch(`${second.origin}/api/issues`, { headers: { cookie } });
  const { entries } = (await response.json()) as RegisterPage;
  expect(entries.map(({ serial }) => serial)).toEqual([paper.event.serial]);
  const other = await connectKiosk(second.origin, 'K02', 'CODE2');
  expect((await other.pull('people:tinglan')).head).toBe(people);
  other.close();
  await second.stop();
});

test('stopping twice is stopping once', async () => {
  const central = await start();
  await Promise.all([central.stop(), central.stop()]);
});
