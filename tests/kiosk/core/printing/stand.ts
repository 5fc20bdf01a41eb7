import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import type { DeclaredPrinterProfile } from '@hallway/device-drivers';
import { startIppPrinterSimulator, type IppPrinterSimulator } from '@hallway/device-drivers/sim';
import type { PrinterPort } from '../../../../kiosk/src/core/devices/printer-port.ts';
import {
  createJournal,
  createPrinting,
  jobName,
  type Journal,
  type Printing,
  type PrintingDeps,
} from '../../../../kiosk/src/core/printing/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import { openKioskStore, openOutbox, quickLimits, temporaryDir } from './support.ts';

/** A kiosk's store before a printer that speaks real IPP: everything printing stands on. */
export interface Stand {
  dir: string;
  simulator: IppPrinterSimulator;
  store: Store;
  journal: Journal;
  /** The driver of the printer, or of whatever answers at `uri`; with what is declared of it. */
  driver: (uri?: string, profile?: DeclaredPrinterProfile) => PrinterPort;
  /** A room over this store, stopped with the stand. */
  openPrinting: (given?: Partial<PrintingDeps>) => Printing;
  /** Sheets of the first attempt that are in somebody's hand. */
  sheetsOf: (issueId: string) => number;
  /** Types of what the journal was told of an issue, in the order of writing. */
  journalled(issueId: string): string[];
  close(): Promise<void>;
}

/** @param given `model`: one the drivers may have no profile of */
export async function openStand(given: { model?: string } = {}): Promise<Stand> {
  const home = temporaryDir();
  const dir = `${home.dir}/printer`;
  const simulator = await startIppPrinterSimulator({ dir, msPerPage: 40, ...given });
  const store = openKioskStore(`${home.dir}/kiosk`);
  const printings: Printing[] = [];
  const driver: Stand['driver'] = (uri = simulator.uri, profile) =>
    createIppPrinter({ uri, timeoutMs: 1_000, ...(profile && { profile }) }, systemClock);
  return {
    dir: home.dir,
    simulator,
    store,
    journal: createJournal({ store, outbox: openOutbox(store), clock: systemClock }),
    driver,
    openPrinting(given = {}) {
      const printing = createPrinting({
        store,
        outbox: openOutbox(store),
        printer: driver(),
        clock: systemClock,
        limits: quickLimits,
        ...given,
      });
      printings.push(printing);
      return printing;
    },
    sheetsOf(issueId) {
      const name = jobName({ issueId, attempt: 1 });
      return simulator.sheets().filter(({ jobName: each }) => each === name).length;
    },
    journalled: (issueId) => journalOf(store, issueId),
    async close() {
      await Promise.all(printings.map((printing) => printing.stop()));
      await simulator.stop();
      store.close();
      home.remove();
    },
  };
}

export function journalOf(store: Store, issueId: string): string[] {
  return store.db
    .prepare<[string], string>('SELECT type FROM print_event WHERE issue_id = ? ORDER BY seq')
    .pluck()
    .all(issueId);
}

/** Like `real`, with some of its calls replaced. */
export function port(real: PrinterPort, changes: Partial<PrinterPort>): PrinterPort {
  return {
    identify: () => real.identify(),
    profile: () => real.profile(),
    validate: (job) => real.validate(job),
    createJob: (job) => real.createJob(job),
    sendDocument: (ref, pdf) => real.sendDocument(ref, pdf),
    job: (ref) => real.job(ref),
    jobs: (which) => real.jobs(which),
    cancel: (ref) => real.cancel(ref),
    ...changes,
  };
}
