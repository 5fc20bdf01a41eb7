import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import { expect, onTestFinished, test } from 'vitest';
import type { PrinterPort } from '../../../../../kiosk/src/core/devices/printer-port.ts';
import { createPrinting, type Printing } from '../../../../../kiosk/src/core/printing/index.ts';
import type { Store } from '../../../../../kiosk/src/core/store/index.ts';
import { startCupsd, type CupsdOptions } from '../../../../peers/cupsd.ts';
import { startIppEvePrinter, type IppEvePrinter } from '../../../../peers/ippeveprinter.ts';
import { startTcpProxy } from '../../../../peers/tcp-proxy.ts';
import { journalOf, port } from '../stand.ts';
import {
  intend,
  openKioskStore,
  openOutbox,
  quickLimits,
  somePdf,
  temporaryDir,
  until,
  untilRest,
} from '../support.ts';
import { fault } from '../../../../faults/faults.ts';

const sleep = (ms: number) => systemClock.sleep(ms, new AbortController().signal);

/** A kiosk that prints through CUPS, as it must where a printer speaks no IPP. */
async function throughCups(options: Omit<CupsdOptions, 'deviceUri'>) {
  const home = temporaryDir();
  onTestFinished(() => home.remove());
  const eve = await startIppEvePrinter({ dir: `${home.dir}/printer`, pagesPerMinute: 120 });
  onTestFinished(() => eve.stop());
  const cups = await startCupsd({ deviceUri: eve.uri, ...options });
  onTestFinished(() => cups.stop());
  const store = openKioskStore(`${home.dir}/kiosk`);
  onTestFinished(() => store.close());
  return { eve, cups, store };
}

function openPrinting(store: Store, printer: PrinterPort, lifeCounter: boolean): Printing {
  const printing = createPrinting({
    store,
    outbox: openOutbox(store),
    printer: port(printer, {
      profile: async () => ({
        ...(await printer.profile()),
        provenance: 'probed',
        // CUPS counts impressions before it has reached the printer (measured): they prove nothing.
        countsImpressions: false,
        hasLifeCounter: lifeCounter,
      }),
    }),
    clock: systemClock,
    limits: { ...quickLimits, unreachableMs: 20_000 },
  });
  onTestFinished(() => printing.stop());
  return printing;
}

const driver = (uri: string) => createIppPrinter({ uri, timeoutMs: 5_000 }, systemClock);

/** With what the engine itself counts, as SNMP reads it; CUPS does not hand it on. */
function counted(real: PrinterPort, eve: IppEvePrinter): PrinterPort {
  return port(real, {
    identify: async () => ({
      ...(await real.identify()),
      impressionsCompleted: eve.sheets().length,
    }),
  });
}

test('half a document stays in a held job that is canceled, and nothing comes out', async () => {
  const { eve, cups, store } = await throughCups({});
  const { port: cupsPort, pathname } = new URL(cups.uri.replace('ipp:', 'http:'));
  const cable = await startTcpProxy({ port: Number(cupsPort) });
  onTestFinished(() => cable.stop());
  const real = driver(`ipp://127.0.0.1:${cable.port}${pathname}`);
  const printing = openPrinting(store, counted(real, eve), true);
  const issueId = intend(store, { pdf: somePdf(1, 400_000) });
  cable.fault({ type: 'cut-upload', afterOctets: 200_000 });
  printing.start(issueId);
  await until(printing, issueId, () => journalOf(store, issueId).includes('SENDING'));
  await untilRest(printing, issueId);
  expect(journalOf(store, issueId)).not.toContain('SENT');
  expect(journalOf(store, issueId).slice(-2)).toEqual(['CANCELING', 'FAILED_CLEAN']);
  await sleep(1_000);
  expect(eve.sheets()).toEqual([]);
  // Its next job is not held up by the half one.
  cable.fault({ type: 'none' });
  const next = intend(store);
  printing.start(next);
  await untilRest(printing, next);
  expect(eve.sheets()).toHaveLength(1);
});

test(fault(19), async () => {
  const { eve, cups, store } = await throughCups({ dirtyCleanInterval: 2 });
  // Until the queue itself is on disk.
  await sleep(3_500);
  const printing = openPrinting(store, driver(cups.uri), false);
  const issueId = intend(store, { pages: 3 });
  printing.start(issueId);
  await until(printing, issueId, ({ phase }) => phase === 'printing');
  await cups.kill9();
  await cups.restart();
  const rest = await untilRest(printing, issueId);
  expect(await driver(cups.uri).jobs('all')).toEqual([]);
  expect(journalOf(store, issueId).at(-1)).toBe('AMBIGUOUS');
  expect(['job-vanished', 'power-cycle']).toContain(rest.reasons[0]);
  expect(eve.sheets().length).toBeLessThanOrEqual(3);
});

test(fault(20), async () => {
  const { eve, cups, store } = await throughCups({ dirtyCleanInterval: 0 });
  const printing = openPrinting(store, counted(driver(cups.uri), eve), true);
  const issueId = intend(store, { pages: 3 });
  printing.start(issueId);
  await until(printing, issueId, ({ phase }) => phase === 'printing');
  await expect.poll(() => eve.sheets().length, { timeout: 20_000 }).toBeGreaterThan(0);
  await cups.kill9();
  await cups.restart();
  const rest = await untilRest(printing, issueId);
  expect(eve.sheets()).toHaveLength(6);
  expect(journalOf(store, issueId).filter((type) => type === 'SENDING')).toHaveLength(1);
  expect(journalOf(store, issueId).at(-1)).toBe('AMBIGUOUS');
  expect(rest.reasons).toEqual(['counts-disagree']);
  expect(rest.evidence).toContainEqual(
    expect.objectContaining({ source: 'life-counter', sheets: 6 }),
  );
});
