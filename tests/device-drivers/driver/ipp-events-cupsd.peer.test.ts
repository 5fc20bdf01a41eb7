import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createRegistry } from '@hallway/device-drivers';
import { expect, it, onTestFinished } from 'vitest';
import { IppPrinterClient } from '../../../device-drivers/src/driver/ipp-printer/client.ts';
import { systemClock } from '../../../device-drivers/src/clock.ts';
import { startCupsd } from '../../peers/cupsd.ts';
import type { Cupsd } from '../../peers/cupsd.ts';
import { until } from '../../peers/daemon.ts';
import { startIppEvePrinter } from '../../peers/ippeveprinter.ts';
import { failure } from '../support/failure.ts';
import { tempDir } from '../support/temp-dir.ts';

async function spooler(): Promise<Cupsd> {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  const eve = await startIppEvePrinter({ dir: dir.path });
  onTestFinished(() => eve.stop());
  const cups = await startCupsd({ deviceUri: eve.uri });
  onTestFinished(() => cups.stop());
  return cups;
}

/** Says at the spooler, as an operator would, that the printer is to stop or to go on. */
async function say(command: 'cupsdisable' | 'cupsenable', { uri }: Cupsd): Promise<void> {
  await promisify(execFile)(command, ['-h', new URL(uri).host, 'kiosk']);
}

it('a printer that tells events is looked at when one comes, long before the idle poll', async () => {
  const cups = await spooler();
  const registry = createRegistry([
    { id: 'a4', kind: 'printer', driver: 'ipp', options: { uri: cups.uri } },
  ]);
  onTestFinished(() => registry.stop());
  const samples: number[] = [];
  registry.on((event) => void (event.type === 'health' && samples.push(event.health.at)));
  await registry.start();
  const now = () => registry.health()[0];
  await until('idle', () => now()?.lifecycle === 'idle');
  // Two pulls: the subscription stands, and nothing has happened.
  await systemClock.sleep(4_500, new AbortController().signal);
  expect(samples).toHaveLength(1);
  await say('cupsdisable', cups);
  await until('stopped', () => now()?.lifecycle === 'error', 5_000);
  expect(now()?.reasons).toContainEqual(expect.objectContaining({ keyword: 'paused' }));
  await say('cupsenable', cups);
  await until('idle again', () => now()?.lifecycle === 'idle');
  // Also after events that came while nobody pulled, and after the spooler was started anew.
  await cups.kill9();
  await cups.restart();
  await until('online', () => now()?.availability === 'online');
  await systemClock.sleep(4_500, new AbortController().signal);
  await say('cupsdisable', cups);
  await until('stopped', () => now()?.lifecycle === 'error', 5_000);
});

it('events are numbered on, and a subscription that is gone is told', async () => {
  const cups = await spooler();
  const client = new IppPrinterClient({ uri: cups.uri }, systemClock);
  const subscription = await client.subscribe({});
  if (subscription === null) throw new Error('CUPS offers events');
  expect(await client.pull(subscription, {})).toEqual(subscription);
  await say('cupsdisable', cups);
  const heard = await client.pull(subscription, {});
  expect(heard.next).toBeGreaterThan(subscription.next);
  expect(await client.pull(heard, {})).toEqual(heard);
  const gone = { id: subscription.id + 4711, next: 1 };
  expect(await failure(client.pull(gone, {}))).toMatchObject({ effect: 'none' });
});
