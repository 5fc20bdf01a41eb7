import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import { startIppPrinterSimulator, type IppPrinterSimulator } from '@hallway/device-drivers/sim';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { Operation } from '../../../device-drivers/src/codec/ipp/index.ts';
import { startIppRelay, without } from '../../peers/ipp-relay.ts';
import { failure } from '../support/failure.ts';
import { tempDir } from '../support/temp-dir.ts';

const ticket = {
  name: 'cert:1:1',
  user: 'kiosk',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: 1,
  format: 'application/pdf',
} as const;

let dir: Awaited<ReturnType<typeof tempDir>>;
let simulator: IppPrinterSimulator;
beforeEach(async () => {
  dir = await tempDir();
  simulator = await startIppPrinterSimulator({ dir: dir.path });
});
afterEach(async () => {
  await simulator.stop();
  await dir.remove();
});

const driver = (uri: string) => createIppPrinter({ uri, timeoutMs: 1_000 }, systemClock);

/** A printer that leaves `job-uuid` out of the answers to these operations. */
async function forgetful(isMeant: (operation: number) => boolean) {
  const relay = await startIppRelay(simulator.uri, (answer, operation) =>
    isMeant(operation) ? without(answer, 'job-uuid') : answer,
  );
  onTestFinished(() => relay.stop());
  return driver(relay.uri);
}

it('a job-uuid that the answer to Create-Job leaves out is asked for', async () => {
  const printer = await forgetful((operation) => operation === Operation.createJob);
  const ref = await printer.createJob(ticket);
  expect((await driver(simulator.uri).job(ref))?.jobUuid).toBe(ref.jobUuid);
});

it('a printer without job-uuid gets no job: the empty one is taken back', async () => {
  const printer = await forgetful(() => true);
  expect(await failure(printer.createJob(ticket))).toMatchObject({
    code: 'unsupported',
    effect: 'none',
    retryable: false,
  });
  expect(await driver(simulator.uri).jobs('not-completed')).toEqual([]);
});

it('when the question for it fails, the job may be there', async () => {
  const relay = await startIppRelay(simulator.uri, (answer, operation) => {
    if (operation === Operation.getJobAttributes) throw new Error('the cable');
    return without(answer, 'job-uuid');
  });
  onTestFinished(() => relay.stop());
  expect(await failure(driver(relay.uri).createJob(ticket))).toMatchObject({ effect: 'possible' });
  expect(await driver(simulator.uri).jobs('not-completed')).toHaveLength(1);
});
