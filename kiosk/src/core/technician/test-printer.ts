import { DeviceError, type Clock, type JobTicket } from '@hallway/device-drivers';
import type { PrinterPort } from '../devices/index.ts';

const POLL_MS = 500;
/** A page that has not come out by then is given up. */
const WITHIN_MS = 60_000;

/** `reason` is a DeviceError code, or what became of the job; for support. */
export type TestOutcome = { outcome: 'passed' } | { outcome: 'failed'; reason: string };

/**
 * Prints one page and waits for the printer to say that it ended. Not in the journal: a test page is worth nothing, so
 * losing it or printing it twice does no harm. A printer at work for somebody is left alone.
 *
 * @param name job-name, for the printer's own list
 */
export async function testPrinter(
  printer: PrinterPort,
  page: Uint8Array,
  name: string,
  clock: Clock,
): Promise<TestOutcome> {
  const ticket: JobTicket = {
    name,
    user: 'technician',
    copies: 1,
    sides: 'one-sided',
    media: 'iso_a4_210x297mm',
    pages: 1,
    format: 'application/pdf',
  };
  try {
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
  } catch (error) {
    if (error instanceof DeviceError) return { outcome: 'failed', reason: error.code };
    throw error;
  }
}
