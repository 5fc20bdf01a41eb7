/**
 * One life of the kiosk's one-shot effects, ended by kill -9 at a named point: node kill-child.ts '<json>'.
 * Prints one JSON line with its attempts when it comes to its end alive.
 */
import { createRegistry, type DeviceConfig } from '@hallway/device-drivers';
import type {
  OneShotAttempt,
  OneShotFailpoint,
} from '../../../../kiosk/src/core/one-shot/index.ts';
import { createStamping } from '../../../../kiosk/src/core/stamping/index.ts';
import { openOneShots, openOneShotStore, stamp, ticketIntent, untilRest } from './support.ts';

/** What this life shall do. */
export interface Life {
  dir: string;
  device: DeviceConfig;
  key: string;
  /** The certificate to stamp; absent: a receipt is printed. */
  issueId?: string;
  /** Where it dies; absent: it lives. */
  killAt?: OneShotFailpoint;
  /**
   * do: as asked for the first time. answer: the same, and a person says that nothing came out. recover: a new start;
   * then a person says that nothing came out, and asks for another.
   */
  does: 'do' | 'answer' | 'recover';
}

/** How its attempts ended: the one it began or found, and the one that was asked for after that. */
export interface Lived {
  first: OneShotAttempt | null;
  second: OneShotAttempt | null;
}

/** A life that hangs has failed. */
setTimeout(() => process.exit(1), 60_000).unref();

const life = JSON.parse(process.argv[2] ?? '') as Life;
const { dir, device, key, issueId } = life;

const store = openOneShotStore(dir);
const registry = createRegistry([device]);
await registry.start();
const oneShots = openOneShots({
  store,
  registry,
  devices: [device],
  failpoint: (name) => {
    if (name === life.killAt) process.kill(process.pid, 'SIGKILL');
  },
});

if (life.does === 'recover') oneShots.recover();
else if (issueId === undefined) oneShots.submit(ticketIntent(key));
else createStamping(oneShots).certificate({ issueId, attempt: 1 }, stamp);

const first = oneShots.state(key) && (await untilRest(oneShots, key));
let second: OneShotAttempt | null = null;
if (life.does === 'answer') {
  oneShots.answer(key, false);
} else if (first && issueId === undefined) {
  oneShots.answer(key, false);
  second = oneShots.again(key) && (await untilRest(oneShots, key));
}
const lived: Lived = { first, second };
process.stdout.write(`${JSON.stringify(lived)}\n`);
await oneShots.stop();
await registry.stop();
store.close();
