import { randomUUID } from 'node:crypto';
import type { JobTicket } from '@hallway/device-drivers';
import { testPage } from './test-page.ts';
import type { TestOutcome, TestStand } from './types.ts';

const POLL_MS = 500;
/** A page that has not come out by then is given up. */
const WITHIN_MS = 60_000;

/**
 * Prints one page and waits for the printer to say that it ended. Not in the journal: a test page is worth nothing, so
 * losing it or printing it twice does no harm. A printer at work for somebody is left alone.
 */
export async function testPrinter(stand: TestStand): Promise<TestOutcome> {
  const { kioskId, device, devices, clock } = stand;
  const printer = devices.port(device.id, 'printer');
  const page = await testPage(kioskId, device.id, new Date(clock.now()));
  const ticket: JobTicket = {
    name: `test:${randomUUID()}`,
    user: 'technician',
    copies: 1,
    sides: 'one-sided',
    media: 'iso_a4_210x297mm',
    pages: 1,
    format: 'application/pdf',
  };
  const waiting = await printer.jobs('not-completed');
  if (waiting.length > 0) return { outcome: 'failed', reason: 'busy' };
  await printer.validate(ticket);
  const ref = await printer.createJob(ticket);
  await printer.sendDocument(ref, page);
  const end = clock.monotonic() + WITHIN_MS;
  while (clock.monotonic() < end) {
    const job = await printer.job(ref);
    if (job === null) return { outcome: 'failed', reason: 'unknown-job' };
    if (job.state === 'completed') return { outcome: 'passed' };
    if (job.state === 'canceled' || job.state === 'aborted') {
      return { outcome: 'failed', reason: job.state };
    }
    await clock.sleep(POLL_MS, new AbortController().signal);
  }
  await printer.cancel(ref);
  return { outcome: 'failed', reason: 'timeout' };
}
