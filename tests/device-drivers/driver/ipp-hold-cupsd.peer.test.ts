import { setTimeout as sleep } from 'node:timers/promises';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import type { JobTicket } from '@hallway/device-drivers';
import { expect, it, onTestFinished } from 'vitest';
import { startCupsd } from '../../peers/cupsd.ts';
import { until } from '../../peers/daemon.ts';
import { startIppEvePrinter } from '../../peers/ippeveprinter.ts';
import { failure } from '../support/failure.ts';
import { pdfOfPages } from '../support/pdf.ts';
import { tempDir } from '../support/temp-dir.ts';

const held: JobTicket = {
  name: 'cert:01JD:1',
  user: 'kiosk-1',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: 2,
  format: 'application/pdf',
  hold: true,
};

it('CUPS keeps a job until it is released, and prints it once however often that is said', async () => {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  const eve = await startIppEvePrinter({ dir: dir.path, pagesPerMinute: 3_000 });
  onTestFinished(() => eve.stop());
  const cups = await startCupsd({ deviceUri: eve.uri });
  onTestFinished(() => cups.stop());
  const printer = createIppPrinter({ uri: cups.uri }, systemClock);
  expect((await printer.profile()).offer).toMatchObject({ holds: true, events: true });

  const ref = await printer.createJob(held);
  await printer.sendDocument(ref, pdfOfPages(2));
  await sleep(1_000);
  expect(await printer.job(ref)).toMatchObject({
    state: 'pending-held',
    reasons: ['job-hold-until-specified'],
  });
  expect(eve.sheets()).toEqual([]);

  await Promise.all([printer.release(ref), printer.release(ref)]);
  await until('printed', () => eve.sheets().length === 2, 30_000);
  await until('completed', async () => (await printer.job(ref))?.state === 'completed');
  await printer.release(ref);
  await sleep(1_000);
  expect(eve.sheets()).toHaveLength(2);

  const unwanted = await printer.createJob(held);
  await printer.sendDocument(unwanted, pdfOfPages(2));
  await printer.cancel(unwanted);
  await printer.release(unwanted);
  expect(await printer.job(unwanted)).toMatchObject({ state: 'canceled' });
  const nobody = { ...unwanted, jobId: 4711 };
  expect(await failure(printer.release(nobody))).toMatchObject({ code: 'unknown-job' });
  expect(eve.sheets()).toHaveLength(2);
});
