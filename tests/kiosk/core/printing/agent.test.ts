import { systemClock } from '@hallway/device-drivers';
import { startIppPrinterSimulator, type IppPrinterSimulator } from '@hallway/device-drivers/sim';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDevices, type Devices } from '../../../../kiosk/src/core/devices/index.ts';
import {
  createPrinting,
  jobName,
  type JobProgress,
  type Printing,
} from '../../../../kiosk/src/core/printing/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import {
  intend,
  openKioskStore,
  openOutbox,
  outboxEvents,
  quickLimits,
  temporaryDir,
  until,
  untilRest,
} from './support.ts';

let home: ReturnType<typeof temporaryDir>;
let simulator: IppPrinterSimulator;
let devices: Devices;
let store: Store;
let printing: Printing;

beforeEach(async () => {
  home = temporaryDir();
  simulator = await startIppPrinterSimulator({ dir: `${home.dir}/printer`, msPerPage: 100 });
  devices = createDevices({
    devices: [{ id: 'a4', kind: 'printer', driver: 'ipp', options: { uri: simulator.uri } }],
    log: { warn: () => undefined },
  });
  await devices.start();
  store = openKioskStore(`${home.dir}/kiosk`);
  printing = createPrinting({
    store,
    outbox: openOutbox(store),
    printer: devices.printer('a4'),
    clock: systemClock,
    // The agent needs a while to come back.
    limits: { ...quickLimits, unreachableMs: 20_000 },
  });
});

afterEach(async () => {
  await printing.stop();
  await devices.stop();
  await simulator.stop();
  store.close();
  home.remove();
});

function killAgent(): void {
  if (devices.agentPid !== null) process.kill(devices.agentPid, 'SIGKILL');
}

function sheetsOf(issueId: string): number {
  const name = jobName({ issueId, attempt: 1 });
  return simulator.sheets().filter((sheet) => sheet.jobName === name).length;
}

describe('the device agent dies', () => {
  test('while printing: the new one follows the same job to its end', async () => {
    const issueId = intend(store, { pages: 8 });
    printing.start(issueId);
    await until(printing, issueId, ({ sheetsOut }) => sheetsOut >= 1);
    killAgent();
    expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered', sheetsOut: 8 });
    expect(sheetsOf(issueId)).toBe(8);
  });

  test.each<[string, (progress: JobProgress) => boolean]>([
    ['before anything was submitted', () => true],
    ['while the job is being submitted', ({ phase }) => phase === 'sending'],
  ])('%s: never two sets, never a false word', async (_, when) => {
    const issueId = intend(store, { pages: 2 });
    printing.start(issueId);
    await until(printing, issueId, when);
    killAgent();
    const { phase } = await untilRest(printing, issueId);
    expect(sheetsOf(issueId)).toBeLessThanOrEqual(2);
    if (phase === 'delivered') expect(sheetsOf(issueId)).toBe(2);
    if (phase === 'voided') expect(sheetsOf(issueId)).toBe(0);
    expect(outboxEvents(store)).toHaveLength(1);
  });
});
