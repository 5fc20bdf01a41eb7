import { join } from 'node:path';
import {
  createIppPrinter,
  createRegistry,
  findIppPrinter,
  listIppPrinters,
  systemClock,
} from '@hallway/device-drivers';
import type { IppPrinter, JobTicket } from '@hallway/device-drivers';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { announceIppPrinter } from '../../peers/announcement.ts';
import { until } from '../../peers/daemon.ts';
import { useDnsSd } from '../../peers/dns-sd.ts';
import type { DnsSd } from '../../peers/dns-sd.ts';
import { startIppEvePrinter } from '../../peers/ippeveprinter.ts';
import type { IppEvePrinter } from '../../peers/ippeveprinter.ts';
import { startTcpProxy } from '../../peers/tcp-proxy.ts';
import { failure } from '../support/failure.ts';
import { pdfOfPages } from '../support/pdf.ts';
import { tempDir } from '../support/temp-dir.ts';

const mdnsInterface = '127.0.0.1';
const onLoopback = { interface: mdnsInterface };
const ticket: JobTicket = {
  name: 'cert:01JD:1',
  user: 'kiosk-1',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: 2,
  format: 'application/pdf',
};

let dnsSd: DnsSd;

beforeAll(async () => {
  dnsSd = await useDnsSd({ heard: true });
}, 300_000);

afterAll(() => dnsSd.release());

async function evePrinter(): Promise<IppEvePrinter> {
  const dir = await tempDir();
  const printer = await startIppEvePrinter({ dir: dir.path, pagesPerMinute: 3_000 });
  onTestFinished(async () => {
    await printer.stop();
    await dir.remove();
  });
  return printer;
}

async function uuidAt(uri: string): Promise<string> {
  return (await createIppPrinter({ uri }, systemClock).identify()).printerUuid;
}

async function completed(printer: IppPrinter, ref: Parameters<IppPrinter['job']>[0]) {
  await until('completed', async () => (await printer.job(ref))?.state === 'completed');
}

/** A printer of ours in `dir`, announced by avahi where it is now. */
async function announcedSimulator(dir: string) {
  const simulator = await startIppPrinterSimulator({ dir, msPerPage: 5 });
  const port = Number(new URL(simulator.uri).port);
  const { printerUuid } = simulator;
  const announcement = await announceIppPrinter(dnsSd, { name: 'Simulator', port, printerUuid });
  const stop = async (): Promise<void> => {
    await announcement.withdraw();
    await simulator.stop();
  };
  return { simulator, port, printerUuid, stop };
}

describe('printers on the network', () => {
  it('are listed as they announce themselves', async () => {
    const eve = await evePrinter();
    const printerUuid = await uuidAt(eve.uri);
    const printers = await listIppPrinters(onLoopback);
    expect(printers).toContainEqual({
      name: 'Hallway test printer',
      uri: eve.uri.replace('localhost', '127.0.0.1'),
      printerUuid,
      txt: expect.objectContaining({ ty: 'Hallway A4 Laser', rp: 'ipp/print' }),
    });
    const overTls = await findIppPrinter((each) => each.printerUuid === printerUuid, {
      ...onLoopback,
      service: 'ipps',
    });
    expect(overTls?.uri).toMatch(/^ipps:/);
    expect(await listIppPrinters({ ...onLoopback, forMs: 0 })).toEqual([]);
  });

  it('cannot be asked for where there is no such interface', async () => {
    const nowhere = listIppPrinters({ interface: '192.0.2.1' });
    expect(await failure(nowhere)).toMatchObject({ code: 'offline', effect: 'none' });
  });
});

describe('a printer declared by its uuid', () => {
  it('is found without an address', async () => {
    const eve = await evePrinter();
    const printerUuid = (await uuidAt(eve.uri)).toUpperCase();
    const printer = createIppPrinter({ printerUuid, mdnsInterface }, systemClock);
    const ref = await printer.createJob(ticket);
    await printer.sendDocument(ref, pdfOfPages(2));
    await completed(printer, ref);
    expect(eve.sheets()).toHaveLength(2);
  });

  it('keeps its identity and its job when its address changes (fault 7)', async () => {
    const eve = await evePrinter();
    const url = new URL(eve.uri);
    const proxy = await startTcpProxy({ port: Number(url.port) });
    const uri = `ipp://127.0.0.1:${proxy.port}${url.pathname}`;
    const printerUuid = await uuidAt(uri);
    const printer = createIppPrinter({ uri, printerUuid, mdnsInterface }, systemClock);
    eve.jam(true);
    const ref = await printer.createJob(ticket);
    await printer.sendDocument(ref, pdfOfPages(2));
    const before = await printer.identify();
    await proxy.stop();
    expect(await printer.job(ref)).toMatchObject({ jobUuid: ref.jobUuid });
    eve.jam(false);
    await completed(printer, ref);
    expect(eve.sheets().map(({ jobUuid }) => jobUuid)).toEqual([ref.jobUuid, ref.jobUuid]);
    const after = await printer.identify();
    expect(after).toMatchObject({ printerUuid, powerCycles: before.powerCycles });
  });

  it('is followed by its watch to another port', async () => {
    const dir = await tempDir();
    onTestFinished(dir.remove);
    const first = await announcedSimulator(dir.path);
    const { printerUuid } = first;
    const registry = createRegistry([
      { id: 'a4', kind: 'printer', driver: 'ipp', options: { printerUuid, mdnsInterface } },
    ]);
    onTestFinished(() => registry.stop());
    await registry.start();
    const availability = () => registry.health()[0]?.availability;
    await until('online', () => availability() === 'online');
    await first.stop();
    await registry
      .capability('a4', 'printer')
      .identify()
      .catch(() => undefined);
    expect(availability()).toBe('offline');
    const second = await announcedSimulator(dir.path);
    onTestFinished(second.stop);
    expect(second.port).not.toBe(first.port);
    await until('online at the other port', () => availability() === 'online');
  });

  it('is never mistaken for another printer at its old address (fault 8)', async () => {
    const dir = await tempDir();
    onTestFinished(dir.remove);
    const mine = join(dir.path, 'mine');
    const first = await announcedSimulator(mine);
    const { printerUuid, port } = first;
    const uri = first.simulator.uri;
    const printer = createIppPrinter({ uri, printerUuid, mdnsInterface }, systemClock);
    const lost = await printer.createJob(ticket);
    await first.stop();
    const stranger = await startIppPrinterSimulator({ dir: join(dir.path, 'stranger'), port });
    onTestFinished(() => stranger.stop());
    const refusal = { code: 'wrong-device', effect: 'none' };
    expect(await failure(printer.createJob(ticket))).toMatchObject(refusal);
    expect(await failure(printer.job(lost))).toMatchObject(refusal);
    expect(await failure(printer.sendDocument(lost, pdfOfPages(2)))).toMatchObject(refusal);

    const moved = await announcedSimulator(mine);
    onTestFinished(moved.stop);
    const ref = await printer.createJob(ticket);
    await printer.sendDocument(ref, pdfOfPages(2));
    await completed(printer, ref);
    expect(moved.simulator.sheets()).toHaveLength(2);
    const atStranger = createIppPrinter({ uri: stranger.uri }, systemClock);
    expect(await atStranger.jobs('all')).toEqual([]);
  });
});

it('a printer that is declared by nothing is a mistake in the configuration', () => {
  expect(() => createIppPrinter({}, systemClock)).toThrow(TypeError);
});
