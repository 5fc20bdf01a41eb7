import { DeviceError, type PrintedReceipt, type ReceiptElement } from '@hallway/device-drivers';
import type { Evidence } from '@hallway/protocol';
import { jobName } from './attempt.ts';
import type { Job } from './job.ts';
import type { SlipPrinter } from './slip-printer.ts';

/** INTENT of a slip: waits for its printer, then sends it whole, once. */
export async function printSlip(job: Job): Promise<void> {
  const { slipPrinter, journal, limits } = job.tools;
  if (job.abandoned) return job.fail(job.abandoned);
  if (!slipPrinter) return job.fail('no-slip-printer');
  const content = journal.content(job.attempt);
  if (!content) return job.fail('document-gone');
  const stopped = slipPrinter.stopped();
  if (stopped !== null) {
    job.attend([stopped]);
    return job.pause(limits.pollMs);
  }
  job.attend([]);
  job.record({ type: 'SENDING' });
  // Our own: see `slipReceipt`.
  const elements = JSON.parse(new TextDecoder().decode(content)) as ReceiptElement[];
  job.slipAnswer = await outcome(job, slipPrinter, elements);
  await concludeSlip(job);
}

/** SENDING, with the answer of the printer; without one, an earlier run began it and nobody can say how it ended. */
export async function concludeSlip(job: Job): Promise<void> {
  const { slipAnswer: answer } = job;
  if (answer === null) {
    return job.record({ type: 'AMBIGUOUS', reason: 'interrupted', evidence: [] });
  }
  job.record(answer instanceof DeviceError ? failed(answer) : printed(job, answer));
  job.slipAnswer = null;
  if (job.attempt.state === 'INTENT') await job.backOff();
}

/** Waits for the printer's answer. It may run out of paper in the middle: that is shown, and giving up is heard. */
async function outcome(
  job: Job,
  printer: SlipPrinter,
  elements: readonly ReceiptElement[],
): Promise<PrintedReceipt | DeviceError> {
  const { pollMs } = job.tools.limits;
  const answer = job.ask(() => printer.print(jobName(job.attempt), elements, job.unwanted));
  for (;;) {
    const done = await Promise.race([answer, job.pause(pollMs).then(() => null)]);
    if (done !== null) return done;
    job.abandonIfOverdue();
    const stopped = printer.stopped();
    job.attend(stopped === null ? [] : [stopped]);
  }
}

function failed({ code, effect, retryable }: DeviceError): Parameters<Job['record']>[0] {
  if (effect === 'possible') return { type: 'AMBIGUOUS', reason: code, evidence: [] };
  if (retryable) return { type: 'NOT_SENT', reason: code };
  return { type: 'FAILED_CLEAN', reason: code, evidence: [] };
}

function printed(job: Job, { evidence: source }: PrintedReceipt): Parameters<Job['record']>[0] {
  // Sensors only say that nothing speaks against it: enough for a receipt; of an issue a person must say it.
  if (source === 'sensors') return { type: 'AMBIGUOUS', reason: 'no-answer', evidence: [] };
  const at = new Date(job.tools.clock.now()).toISOString();
  const proof: Evidence = { source, says: 'out', sheets: job.sheets, at };
  return { type: 'DELIVERED', evidence: [proof] };
}
