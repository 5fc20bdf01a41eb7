import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import type { IppPrinter } from '@hallway/device-drivers';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { startIppEvePrinter } from '../../peers/ippeveprinter.ts';
import type { IppEvePrinter } from '../../peers/ippeveprinter.ts';
import { startSnmpd } from '../../peers/snmpd.ts';
import type { Snmpd } from '../../peers/snmpd.ts';
import { pdfOfPages } from '../support/pdf.ts';
import { tempDir } from '../support/temp-dir.ts';

/** ippeveprinter gives no life counter by IPP. */
let eve: IppEvePrinter;
let removeDir: () => Promise<void>;

beforeAll(async () => {
  const dir = await tempDir();
  removeDir = dir.remove;
  eve = await startIppEvePrinter({ dir: dir.path, pagesPerMinute: 3_000 });
}, 300_000);

afterAll(async () => {
  await eve.stop();
  await removeDir();
});

async function agent(unit: number | null, paperLog = eve.paperLog): Promise<Snmpd> {
  const dir = await tempDir();
  const snmpd = await startSnmpd({ dir: dir.path, paperLog, before: 41_000, unit });
  onTestFinished(async () => {
    await snmpd.stop();
    await dir.remove();
  });
  return snmpd;
}

function printerWith({ port, community }: Pick<Snmpd, 'port' | 'community'>): IppPrinter {
  const snmp = { port, community, host: '127.0.0.1' };
  return createIppPrinter({ uri: eve.uri, snmp }, systemClock);
}

describe('the life counter of an engine, by SNMP', () => {
  it('goes on by what came out', async () => {
    const printer = printerWith(await agent(7));
    const before = await printer.identify();
    expect(before).toMatchObject({
      impressionsCompleted: null,
      lifeCounter: { count: 41_000, unit: 'impressions', source: 'snmp' },
    });
    const ref = await printer.createJob({
      name: 'cert:01JD:1',
      user: 'kiosk-1',
      copies: 1,
      sides: 'one-sided',
      media: 'iso_a4_210x297mm',
      pages: 3,
      format: 'application/pdf',
    });
    await printer.sendDocument(ref, pdfOfPages(3));
    await until('completed', async () => (await printer.job(ref))?.state === 'completed');
    expect((await printer.identify()).lifeCounter?.count).toBe(41_003);
  });

  it('says whether it counts sides or sheets', async () => {
    expect((await printerWith(await agent(8)).identify()).lifeCounter?.unit).toBe('sheets');
  });

  it.each([
    ['it counts hours', 11],
    ['the agent knows nothing of printers', null],
  ])('is not handed out when %s', async (_, unit) => {
    expect(await printerWith(await agent(unit)).identify()).not.toHaveProperty('lifeCounter');
  });

  it('is not missed when nobody answers, or the community is another one', async () => {
    const { port } = await agent(7);
    const wrong = printerWith({ port, community: 'another' });
    expect(await wrong.identify()).not.toHaveProperty('lifeCounter');
    const silent = printerWith({ port: 9, community: 'hallway' });
    expect(await silent.identify()).not.toHaveProperty('lifeCounter');
  });

  it('is left alone where the printer counts by itself', async () => {
    const dir = await tempDir();
    const simulator = await startIppPrinterSimulator({ dir: dir.path });
    onTestFinished(async () => {
      await simulator.stop();
      await dir.remove();
    });
    const { port, community } = await agent(7);
    const options = { uri: simulator.uri, snmp: { port, community } };
    const state = await createIppPrinter(options, systemClock).identify();
    expect(state.impressionsCompleted).toBe(0);
    expect(state).not.toHaveProperty('lifeCounter');
  });
});
