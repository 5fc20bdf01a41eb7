import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createRegistry, DeviceError } from '@hallway/device-drivers';
import type { IppPrinter, JobRef, JobTicket } from '@hallway/device-drivers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startCupsd } from '../../peers/cupsd.ts';
import type { Cupsd } from '../../peers/cupsd.ts';
import { until } from '../../peers/daemon.ts';
import { useDnsSd } from '../../peers/dns-sd.ts';
import type { DnsSd } from '../../peers/dns-sd.ts';
import { startIppEvePrinter } from '../../peers/ippeveprinter.ts';
import type { IppEvePrinter } from '../../peers/ippeveprinter.ts';
import { startSnmpd } from '../../peers/snmpd.ts';
import { failure } from '../support/failure.ts';
import { pdfOfPages } from '../support/pdf.ts';
import { tempDir } from '../support/temp-dir.ts';

const PAGES = 5;
const ticket: JobTicket = {
  name: 'cert:01JD:1',
  user: 'kiosk-1',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: PAGES,
  format: 'application/pdf',
};

let dnsSd: DnsSd;

beforeAll(async () => {
  dnsSd = await useDnsSd();
}, 300_000);

afterAll(() => dnsSd.release());

interface Office {
  cups: Cupsd;
  eve: IppEvePrinter;
  printer: IppPrinter;
}

/** A printer, its spooler, and our device at the queue. */
async function office(options: { dirtyCleanInterval?: number } = {}): Promise<Office> {
  const dir = await tempDir();
  const eve = await startIppEvePrinter({ dir: dir.path, pagesPerMinute: 240 });
  const cups = await startCupsd({ deviceUri: eve.uri, ...options });
  const snmpd = await startSnmpd({ dir: dir.path, paperLog: eve.paperLog, before: 9, unit: 7 });
  const snmp = { host: '127.0.0.1', port: snmpd.port, community: snmpd.community };
  const registry = createRegistry([
    { id: 'a4', kind: 'printer', driver: 'cups', options: { uri: cups.uri, snmp } },
  ]);
  onTestFinished(async () => {
    await registry.stop();
    await cups.stop();
    await snmpd.stop();
    await eve.stop();
    await dir.remove();
  });
  await registry.start();
  await until('online', () => registry.health()[0]?.availability === 'online');
  return { cups, eve, printer: registry.capability('a4', 'printer') };
}

async function printing({ printer, eve }: Office): Promise<JobRef> {
  await printer.validate(ticket);
  const ref = await printer.createJob(ticket);
  await printer.sendDocument(ref, pdfOfPages(PAGES));
  await until('the first sheet', () => eve.sheets().length > 0, 20_000);
  return ref;
}

describe('a queue of CUPS', () => {
  it('prints, and its counts are never handed out', async () => {
    const at = await office();
    const { printer, eve } = at;
    const before = await printer.identify();
    const ref = await printing(at);
    const counts: unknown[] = [];
    await until('completed', async () => {
      const job = await printer.job(ref);
      counts.push(job?.impressionsCompleted, job?.sheetsCompleted);
      return job?.state === 'completed';
    });
    expect(new Set(counts)).toEqual(new Set([null]));
    expect(await printer.jobs('all')).toMatchObject([{ name: ticket.name, sheetsCompleted: null }]);
    expect(eve.sheets()).toHaveLength(PAGES);
    const after = await printer.identify();
    expect([before.impressionsCompleted, after.impressionsCompleted]).toEqual([null, null]);
    expect([before.lifeCounter?.count, after.lifeCounter?.count]).toEqual([9, 9 + PAGES]);
    expect(await printer.profile()).toMatchObject({
      countsImpressions: false,
      hasLifeCounter: false,
      offer: { errorPolicy: 'abort-job' },
    });
  });

  it('takes the next job although its last one was cancelled for want of paper', async () => {
    const { printer, eve } = await office();
    await eve.loadPaper(0);
    await printer.validate(ticket);
    const ref = await printer.createJob(ticket);
    await printer.sendDocument(ref, pdfOfPages(PAGES));
    const keywords = async () => (await printer.identify()).reasons.map(({ keyword }) => keyword);
    const wants = (keyword: string) => keyword.startsWith('media-');
    await until('the queue says so', async () => (await keywords()).some(wants), 30_000);
    await printer.cancel(ref);
    await eve.loadPaper(250);
    await until(
      'the queue is idle',
      async () => (await printer.identify()).state === 'idle',
      30_000,
    );
    expect((await keywords()).filter(wants)).toEqual([]);
  });

  it('is not used while it would print a failed job again by itself', async () => {
    const { printer, cups } = await office();
    const policy = ['-o', 'printer-error-policy=retry-job'];
    const { host } = new URL(cups.uri);
    await promisify(execFile)('lpadmin', ['-h', host, '-p', 'kiosk', ...policy]);
    const refusal = { code: 'unsupported', effect: 'none' };
    expect(await failure(printer.validate(ticket))).toMatchObject(refusal);
    expect(await failure(printer.createJob(ticket))).toMatchObject(refusal);
    expect(await printer.jobs('all')).toEqual([]);
  });

  it('that crashed and lost a job calls it unknown while its paper still comes out', async () => {
    const at = await office();
    const { printer, cups, eve } = at;
    const ref = await printing(at);
    await cups.kill9();
    expect(await failure(printer.job(ref))).toMatchObject({ code: 'offline', effect: 'none' });
    await cups.restart();
    expect(await printer.job(ref)).toBeNull();
    expect(await printer.jobs('all')).toEqual([]);
    expect(await failure(printer.cancel(ref))).toBeInstanceOf(DeviceError);
    await until('printed without a record', () => eve.sheets().length === PAGES, 20_000);
    // Its number is given again, to another job.
    const other = await printer.createJob(ticket);
    expect(other.jobId).toBe(ref.jobId);
    expect(await printer.job(ref)).toBeNull();
    await printer.cancel(other);
  });

  it('that crashed and kept a job prints it twice, which the counter of the engine shows', async () => {
    const at = await office({ dirtyCleanInterval: 0 });
    const { printer, cups, eve } = at;
    const ref = await printing(at);
    await cups.kill9();
    await cups.restart();
    await until('completed', async () => (await printer.job(ref))?.state === 'completed', 60_000);
    expect(await printer.job(ref)).toMatchObject({ impressionsCompleted: null });
    expect(eve.sheets()).toHaveLength(2 * PAGES);
    expect((await printer.identify()).lifeCounter?.count).toBe(9 + 2 * PAGES);
  });
});
