/**
 * One life of the kiosk's printing, ended by kill -9 at a named point: node kill-child.ts '<json>'.
 * Prints one JSON line with the state of every job when it comes to its end alive.
 */
import { createIppPrinter, DeviceError, systemClock } from '@hallway/device-drivers';
import type { PrinterPort } from '../../../../kiosk/src/core/devices/printer-port.ts';
import {
  createJournal,
  createPrinting,
  type Failpoint,
} from '../../../../kiosk/src/core/printing/index.ts';
import { openKioskStore, openOutbox, quickLimits, somePdf, until, untilRest } from './support.ts';

/** What this life shall do. */
export interface Life {
  dir: string;
  uri: string;
  issueId: string;
  pages: number;
  /** Where it dies; absent: it lives. */
  killAt?: Failpoint;
  /**
   * print: the straight way. busy: the printer refuses Create-Job once. unsent: the document cannot leave at first.
   * give-up: canceled as soon as somebody would have to help; what is ambiguous then is answered.
   * recover: a new start after a crash.
   */
  does: 'print' | 'busy' | 'unsent' | 'give-up' | 'recover';
}

const life = JSON.parse(process.argv[2] ?? '') as Life;

function dieAt(name: Failpoint): void {
  if (name === life.killAt) process.kill(process.pid, 'SIGKILL');
}

/** Fails the first call in a way that certainly changed nothing. */
function once<A extends unknown[], R>(call: (...args: A) => Promise<R>, code: 'busy' | 'offline') {
  let failed = false;
  return (...args: A): Promise<R> => {
    if (failed) return call(...args);
    failed = true;
    return Promise.reject(new DeviceError(code, 'for the test', { retryable: true }));
  };
}

function printerPort(): PrinterPort {
  const real = createIppPrinter({ uri: life.uri, timeoutMs: 1_000 }, systemClock);
  const createJob: PrinterPort['createJob'] = (job) => real.createJob(job);
  const sendDocument: PrinterPort['sendDocument'] = (ref, pdf) => real.sendDocument(ref, pdf);
  return {
    identify: () => real.identify(),
    profile: () => real.profile(),
    validate: (job) => real.validate(job),
    createJob: life.does === 'busy' ? once(createJob, 'busy') : createJob,
    sendDocument: life.does === 'unsent' ? once(sendDocument, 'offline') : sendDocument,
    job: (ref) => real.job(ref),
    jobs: (which) => real.jobs(which),
    cancel: (ref) => real.cancel(ref),
  };
}

const store = openKioskStore(life.dir);
const outbox = openOutbox(store);
const printing = createPrinting({
  store,
  outbox,
  printer: printerPort(),
  clock: systemClock,
  limits: quickLimits,
  failpoint: dieAt,
});

if (life.does === 'recover') {
  await printing.recover();
} else {
  const { issueId, pages } = life;
  const journal = createJournal({ store, outbox, clock: systemClock });
  dieAt('before:INTENT');
  store.transaction(() =>
    journal.intend({ issueId, attempt: 1, pdf: somePdf(pages), pages, copies: 1 }),
  );
  dieAt('after:INTENT');
  printing.start(issueId);
}
if (life.does === 'give-up') {
  await until(printing, life.issueId, ({ phase }) => phase === 'attention');
  await printing.giveUp(life.issueId);
  printing.answer(life.issueId, true);
}
if (printing.state(life.issueId)) await untilRest(printing, life.issueId);
// Recovering once more finds nothing to do.
await printing.recover();
process.stdout.write(`${JSON.stringify(printing.state(life.issueId))}\n`);
await printing.stop();
store.close();
