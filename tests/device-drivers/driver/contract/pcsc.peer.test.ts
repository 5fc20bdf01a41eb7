import { setTimeout as sleep } from 'node:timers/promises';
import { pcscCardSimulator } from '@hallway/device-drivers/sim';
import type { PcscCardSimulator } from '@hallway/device-drivers/sim';
import { afterAll, beforeAll } from 'vitest';
import { startPcscd } from '../../../peers/pcscd.ts';
import type { Pcscd } from '../../../peers/pcscd.ts';
import { describeStreamDriver } from '../stream-contract.ts';

const uids = ['04A2B3C4', '04A2B3C4D5E6F7'];
/** pcscd looks into the readers every 400 ms; a card that is away for longer is seen to be. */
const GAP_MS = 600;

let pcscd: Pcscd;
let card: PcscCardSimulator;
/** One for all tests, which take turns: each leaves it running. */
let isUp = true;

beforeAll(async () => {
  pcscd = await startPcscd();
  card = pcscCardSimulator({ port: pcscd.ports[0] ?? 0 });
});

afterAll(() => pcscd.stop());

const plug = async (): Promise<void> => {
  if (!isUp) await pcscd.start();
  isUp = true;
};

describeStreamDriver(
  'pcsc',
  () =>
    Promise.resolve({
      config: {
        id: 'card',
        kind: 'card-reader',
        driver: 'pcsc',
        options: { presentationGapMs: GAP_MS / 2 },
      },
      missing: 'service-down',
      second: 'online',
      unplug: async () => {
        isUp = false;
        await pcscd.kill9();
      },
      plug,
      stop: async () => {
        await plug();
        await card.remove();
        await sleep(GAP_MS);
      },
      present: (n) => card.insert(uids[n] ?? ''),
      remove: () => card.remove(),
      gapMs: GAP_MS,
      event: (n) => ({ type: 'credential', credential: { kind: 'card', uid: uids[n] } }),
    }),
  { inTurn: true },
);
