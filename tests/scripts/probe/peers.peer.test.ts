import { createIppPrinter, deviceConfigSchema, systemClock } from '@hallway/device-drivers';
import type { IppPrinterOptions } from '@hallway/device-drivers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findDevices } from '../../../device-drivers/src/probe/find/find.ts';
import { createPrinting } from '../../../kiosk/src/core/printing/index.ts';
import { tempDir } from '../../device-drivers/support/temp-dir.ts';
import {
  intend,
  openKioskStore,
  openOutbox,
  quickLimits,
  untilRest,
} from '../../kiosk/core/printing/support.ts';
import { useDnsSd } from '../../peers/dns-sd.ts';
import type { DnsSd } from '../../peers/dns-sd.ts';
import { startIppEvePrinter } from '../../peers/ippeveprinter.ts';
import type { IppEvePrinter } from '../../peers/ippeveprinter.ts';
import { startNut } from '../../peers/nut.ts';
import { startPcscd } from '../../peers/pcscd.ts';
import { startSnmpd } from '../../peers/snmpd.ts';
import type { Snmpd } from '../../peers/snmpd.ts';
import { declared, runProbe } from './program.ts';

/** A printer nobody has a profile of, whose engine counts both sides of every sheet. */
let eve: IppEvePrinter;
let dnsSd: DnsSd;
let snmpd: Snmpd;
let removeDir: () => Promise<void>;

beforeAll(async () => {
  const dir = await tempDir();
  removeDir = dir.remove;
  dnsSd = await useDnsSd({ heard: true });
  eve = await startIppEvePrinter({ dir: dir.path, pagesPerMinute: 600, model: 'Nobody Laser 2' });
  const { paperLog } = eve;
  snmpd = await startSnmpd({ dir: dir.path, paperLog, before: 41_000, unit: 7, perSheet: 2 });
}, 300_000);

afterAll(async () => {
  await snmpd.stop();
  await eve.stop();
  await dnsSd.release();
  await removeDir();
});

/** Prints two pages as a kiosk does. */
async function certificate(options: IppPrinterOptions) {
  const dir = await tempDir();
  const store = openKioskStore(dir.path);
  const printing = createPrinting({
    store,
    outbox: openOutbox(store),
    printer: createIppPrinter(options, systemClock),
    clock: systemClock,
    limits: { ...quickLimits, unreachableMs: 20_000 },
  });
  onTestFinished(async () => {
    await printing.stop();
    store.close();
    await dir.remove();
  });
  const issueId = intend(store, { pages: 2 });
  printing.start(issueId);
  return untilRest(printing, issueId);
}

describe('a printer we did not write', { timeout: 300_000 }, () => {
  it('leaves certificates in doubt until it was probed, and proves them afterwards', async () => {
    const snmp = { community: snmpd.community, host: '127.0.0.1', port: snmpd.port };
    expect(await certificate({ uri: eve.uri, snmp })).toMatchObject({
      phase: 'ambiguous',
      reasons: ['no-count'],
    });

    let taken = eve.sheets().length;
    const takeAll = (): string => {
      const count = eve.sheets().length - taken;
      taken = eve.sheets().length;
      return String(count);
    };
    const agent = `${snmp.community}@${snmp.host}:${snmp.port}`;
    const ended = await runProbe(
      ['printer', '--uri', eve.uri, '--snmp', agent],
      [
        { reads: /Begin\?/, answers: 'yes' },
        { reads: /Take the paper out/, does: () => eve.loadPaper(0), answers: 'y' },
        { reads: /Load A4/, does: () => eve.loadPaper(250), answers: 'y' },
        { reads: /How many sheets/, answers: takeAll },
        { reads: /How many sheets/, answers: takeAll },
        { reads: /breaks off in the middle/, answers: 'y' },
        { reads: /How many sheets/, answers: takeAll },
      ],
    );
    expect(ended.code, ended.said).toBe(0);
    const config = deviceConfigSchema.parse(declared(ended));
    if (config.driver !== 'ipp') throw new Error('another driver');
    expect(config.options.profile).toMatchObject({
      provenance: 'probed',
      model: 'Hallway Nobody Laser 2',
      countsImpressions: true,
      hasLifeCounter: true,
      lifeCountPerSheet: 2,
      // Measured with 2.4.2: it runs its print command on whatever had arrived.
      brokenUpload: 'prints',
    });

    const rest = await certificate(config.options);
    expect(rest).toMatchObject({ phase: 'delivered', sheetsOut: 2 });
    expect(rest.evidence).toMatchObject([
      { source: 'job-state' },
      { source: 'impressions', sheets: 2 },
      { source: 'life-counter', sheets: 2 },
    ]);
  });

  it('is found, and so is what pcscd and upsd know', async () => {
    const dir = await tempDir();
    const pcscd = await startPcscd();
    const nut = await startNut(dir.path, { 'ups.status': 'OL' });
    onTestFinished(async () => {
      await nut.stop();
      await pcscd.stop();
      await dir.remove();
    });
    const searches = await findDevices({
      clock: systemClock,
      dev: dir.path,
      upsd: { host: '127.0.0.1', port: nut.port },
      discovery: { interface: '127.0.0.1' },
    });
    const found = searches.flatMap((search) => search.found);
    expect(found).toContainEqual(
      expect.objectContaining({
        declaration: {
          id: 'a4',
          kind: 'printer',
          driver: 'ipp',
          options: { uri: expect.stringContaining('/ipp/print'), printerUuid: expect.any(String) },
        },
        missing: ['options.profile'],
      }),
    );
    const readers = found.filter(({ declaration }) => declaration.driver === 'pcsc');
    expect(readers.map(({ declaration }) => declaration.options)).toEqual(
      pcscd.readers.map((reader) => ({ reader })),
    );
    const ups = found.find(({ declaration }) => declaration.driver === 'nut-ups');
    expect(deviceConfigSchema.parse(ups?.declaration).options).toMatchObject({ ups: nut.ups });
  });
});
