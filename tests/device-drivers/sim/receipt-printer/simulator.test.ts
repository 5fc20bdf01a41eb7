import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startReceiptPrinterSimulator } from '@hallway/device-drivers/sim';
import type { ReceiptPrinterSimulator, SerialCable } from '@hallway/device-drivers/sim';
import { CharacterSet, printer as thermalPrinter, types } from 'node-thermal-printer';
import { transform } from 'receiptline';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as escpos from '../../../../device-drivers/src/codec/escpos/commands.ts';
import { receiptProfile } from '../../../../device-drivers/src/profile/receipt-profile.ts';
import { buildReceipt } from '../../../../device-drivers/src/receipt/build.ts';
import { until } from '../../../peers/daemon.ts';
import { queueTicket, QUEUE_URL, receipt, reprint } from '../../codec/escpos/tickets.ts';
import { concat, hex, latin1 } from '../../support/octets.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { prepareZxing, readSymbols } from '../../support/zxing.ts';
import { hostBySerial, hostByTcp } from './host.ts';
import type { Host } from './host.ts';

const FENCE = latin1('\u0037\u0022A012\0');
const GOOD = hex('14 00 00 00');
const DOTS_PER_MM = 8;
/** So fast that no test waits for it. */
const FAST = 400_000;

interface Scene {
  simulator: ReceiptPrinterSimulator;
  dir: string;
  serial: SerialCable | null;
  /** Another host, or the same one again. */
  connect: () => Promise<Host>;
}

async function scene(
  cable: 'tcp' | 'serial',
  options: { dotsPerSecond?: number; bufferOctets?: number } = {},
): Promise<Scene> {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  const simulator = await startReceiptPrinterSimulator({
    dir: dir.path,
    dotsPerSecond: FAST,
    ...options,
  });
  onTestFinished(() => simulator.stop());
  const serial = cable === 'serial' ? await simulator.serialCable() : null;
  const connect = async (): Promise<Host> => {
    const host =
      serial === null ? await hostByTcp(simulator.port) : await hostBySerial(serial.path);
    onTestFinished(() => host.close());
    return host;
  };
  return { simulator, dir: dir.path, serial, connect };
}

const lines = (count: number): Uint8Array =>
  concat(...Array.from({ length: count }, (_, at) => latin1(`line ${at}\n`)));
const cut = escpos.feedAndCut(0);
const fence = escpos.askProcessId('A012');

beforeAll(prepareZxing);

describe.each(['tcp', 'serial'] as const)('by %s', (cable) => {
  it('prints, keeps each ticket as picture and octets, and says so when it is out', async () => {
    const { simulator, dir, connect } = await scene(cable);
    const host = await connect();
    host.send(queueTicket, fence);
    expect(await host.answer(7)).toEqual(FENCE);
    const [ticket] = simulator.tickets();
    expect(ticket).toMatchObject({ ticket: 1, end: 'partial-cut' });
    expect(ticket!.text).toContain('学籍与成绩 · 3 号窗口');
    expect(Uint8Array.from(readFileSync(join(dir, ticket!.octets)))).toEqual(queueTicket);
    const png = readFileSync(join(dir, ticket!.png));
    expect(await readSymbols(png)).toEqual([{ format: 'QRCode', text: QUEUE_URL }]);
    expect(readFileSync(simulator.paperLog, 'utf8')).toBe(`${JSON.stringify(ticket)}\n`);
  });

  it('answers DLE EOT at once, also offline and behind data that waits', async () => {
    const { simulator, connect } = await scene(cable);
    const host = await connect();
    simulator.setFault('cover-open', true);
    host.send(lines(3), fence);
    for (const [question, answer] of [
      [1, '1E'],
      [2, '16'],
      [3, '12'],
      [4, '12'],
    ] as const) {
      host.send(escpos.askRealTime(question));
      expect(await host.answer(1)).toEqual(hex(answer));
    }
    simulator.setFault('cover-open', false);
    expect(await host.answer(7)).toEqual(FENCE);
  });

  it('pushes its status when it changes, after it was asked to', async () => {
    const { simulator, connect } = await scene(cable);
    const host = await connect();
    simulator.setFault('cover-open', true);
    simulator.setFault('cover-open', false);
    host.send(escpos.automaticStatus(0xff));
    expect(await host.answer(4)).toEqual(GOOD);
    simulator.setFault('cover-open', true);
    expect(await host.answer(4)).toEqual(hex('3C 00 00 00'));
    simulator.setFault('cover-open', false);
    expect(await host.answer(4)).toEqual(GOOD);
    simulator.loadPaper(0);
    expect(await host.answer(4)).toEqual(hex('1C 00 0F 00'));
    simulator.loadPaper(400);
    expect(await host.answer(4)).toEqual(hex('14 00 03 00'));
    // ESC @ takes it back.
    host.send(escpos.initialize(), escpos.askQueuedStatus(1));
    expect(await host.answer(1)).toEqual(hex('03'));
    simulator.setFault('cover-open', true);
    host.send(escpos.askRealTime(1));
    expect(await host.answer(1)).toEqual(hex('1E'));
  });

  it('waits where the roll ends in the middle of a ticket, and goes on when there is a new one', async () => {
    const { simulator, connect } = await scene(cable);
    const host = await connect();
    simulator.loadPaper(30);
    host.send(escpos.automaticStatus(0xff), lines(20), cut, fence);
    expect(await host.answer(8)).toEqual(hex('14 00 03 00 1C 00 0F 00'));
    expect(simulator.tickets()).toEqual([]);
    await sleep(30);
    expect(host.heard()).toEqual(new Uint8Array());
    simulator.loadPaper(5_000);
    expect(await host.answer(11)).toEqual(concat(GOOD, FENCE));
    const [first, second] = simulator.tickets();
    expect([first!.end, second!.end]).toEqual(['roll-end', 'partial-cut']);
    // 30 mm are eight lines of 3.75 mm; not one is lost or printed twice.
    expect(first!.text).toHaveLength(8);
    expect([...first!.text, ...second!.text]).toEqual(
      Array.from({ length: 20 }, (_, at) => `line ${at}`),
    );
  });

  it('reads no more than its buffer holds while it cannot print, and loses nothing', async () => {
    const { simulator, connect } = await scene(cable, { bufferOctets: 512 });
    const host = await connect();
    simulator.loadPaper(0);
    const much = lines(5_000);
    host.send(much, cut, fence, escpos.askRealTime(1));
    await sleep(150);
    // The question is behind what it does not read.
    expect(host.heard()).toEqual(new Uint8Array());
    simulator.loadPaper(200_000);
    expect(await host.answer(8)).toEqual(concat(hex('16'), FENCE));
    expect(simulator.tickets().flatMap(({ text }) => text)).toHaveLength(5_000);
  });

  it('never reads: takes the connection and nothing else', async () => {
    const { simulator, connect } = await scene(cable);
    simulator.setFault('never-reads', true);
    const host = await connect();
    host.send(receipt, fence, escpos.askRealTime(1));
    await sleep(100);
    expect(host.heard()).toEqual(new Uint8Array());
    expect(simulator.tickets()).toEqual([]);
    simulator.setFault('never-reads', false);
    expect(await host.answer(8)).toEqual(concat(hex('16'), FENCE));
    expect(simulator.tickets()).toHaveLength(1);
  });

  it('stops at a jammed knife until the host tells it to try again', async () => {
    const { simulator, connect } = await scene(cable);
    const host = await connect();
    simulator.setFault('cutter-jam', true);
    host.send(escpos.automaticStatus(0xff), lines(2), cut, fence);
    expect(await host.answer(8)).toEqual(concat(GOOD, hex('1C 08 00 00')));
    host.send(escpos.askRealTime(3));
    expect(await host.answer(1)).toEqual(hex('1A'));
    simulator.setFault('cutter-jam', false);
    await sleep(20);
    expect(simulator.tickets()).toEqual([]);
    host.send(escpos.recover('resume'));
    expect(await host.answer(11)).toEqual(concat(GOOD, FENCE));
    expect(simulator.tickets()).toMatchObject([{ text: ['line 0', 'line 1'] }]);
  });

  it('throws away what it holds when the host tells it to', async () => {
    const { simulator, connect } = await scene(cable);
    const host = await connect();
    simulator.setFault('cutter-jam', true);
    host.send(lines(2), cut, lines(3), fence);
    await until('the knife is stopped', () => simulator.condition().cutterStopped);
    simulator.setFault('cutter-jam', false);
    host.send(escpos.recover('clear'), latin1('after\n'), cut, escpos.askQueuedStatus(1));
    expect(await host.answer(1)).toEqual(hex('00'));
    expect(simulator.tickets().map(({ text }) => text)).toEqual([['line 0', 'line 1', 'after']]);
  });

  it('forgets its buffer with its power, and keeps what is on paper', async () => {
    const { simulator, connect } = await scene(cable, { dotsPerSecond: 2_000 });
    const host = await connect();
    host.send(escpos.automaticStatus(0xff), lines(40), cut, fence);
    await host.answer(4);
    await sleep(100);
    await simulator.powerCycle();
    await host.gone();
    expect(host.heard()).toEqual(new Uint8Array());
    const again = await connect();
    again.send(latin1('next\n'), cut, fence);
    expect(await again.answer(7)).toEqual(FENCE);
    const [ticket, ...others] = simulator.tickets();
    expect(others).toEqual([]);
    expect(ticket!.text.at(0)).toBe('line 0');
    expect(ticket!.text.at(-1)).toBe('next');
    expect(ticket!.text.length).toBeLessThan(40);
  });

  it('sends the echo of an old life to whoever is there', async () => {
    const { simulator, serial, connect } = await scene(cable);
    const host = await connect();
    simulator.setFault('cover-open', true);
    host.send(lines(2), cut, fence, escpos.askRealTime(1));
    await host.answer(1);
    await host.close();
    await serial?.unplug();
    await serial?.plug();
    const again = await connect();
    again.send(escpos.askRealTime(1));
    expect(await again.answer(1)).toEqual(hex('1E'));
    simulator.setFault('cover-open', false);
    expect(await again.answer(7)).toEqual(FENCE);
    expect(simulator.tickets()).toHaveLength(1);
  });
});

it('prints as fast as paper moves, and answers the fence no earlier', async () => {
  const { simulator, connect } = await scene('tcp', { dotsPerSecond: 2_000 });
  const host = await connect();
  const begun = performance.now();
  host.send(reprint, fence, escpos.askRealTime(1));
  expect(await host.answer(1)).toEqual(hex('16'));
  expect(simulator.tickets()).toEqual([]);
  await host.answer(7);
  const seconds = (performance.now() - begun) / 1000;
  const [ticket] = simulator.tickets();
  expect((seconds * 2_000) / (ticket!.length * DOTS_PER_MM)).toBeGreaterThan(0.9);
  expect((seconds * 2_000) / (ticket!.length * DOTS_PER_MM)).toBeLessThan(4);
});

it('serves one host at a time: another one waits', async () => {
  const { connect } = await scene('tcp');
  const first = await connect();
  first.send(escpos.askRealTime(1));
  await first.answer(1);
  const second = await connect();
  second.send(escpos.askRealTime(1));
  await sleep(50);
  expect(second.heard()).toEqual(new Uint8Array());
  await first.close();
  expect(await second.answer(1)).toEqual(hex('16'));
});

it('obeys a real-time command that is hidden in an image, as printers do', async () => {
  const { simulator, connect } = await scene('tcp');
  const host = await connect();
  host.send(escpos.rasterImage(3, 1, escpos.askRealTime(1)));
  expect(await host.answer(1)).toEqual(hex('16'));
  simulator.setFault('cover-open', true);
  host.send(escpos.rasterImage(3, 1, escpos.askRealTime(2)));
  expect(await host.answer(1)).toEqual(hex('16'));
});

it('cuts where the knife stands: without feeding first, the end stays for the next ticket', async () => {
  const { simulator, connect } = await scene('tcp');
  const host = await connect();
  host.send(lines(5), hex('1D 56 00'), latin1('second\n'), cut, fence);
  await host.answer(7);
  const [first, second] = simulator.tickets();
  expect(first).toMatchObject({ text: ['line 0', 'line 1'], end: 'full-cut' });
  expect(second!.text).toEqual(['line 2', 'line 3', 'line 4', 'second']);
});

it('is the same machine when it is started in the same folder', async () => {
  const { simulator, dir, connect } = await scene('tcp');
  const host = await connect();
  host.send(reprint, fence);
  await host.answer(7);
  await simulator.stop();
  const again = await startReceiptPrinterSimulator({ dir, dotsPerSecond: FAST });
  onTestFinished(() => again.stop());
  expect(again.tickets()).toEqual(simulator.tickets());
  const other = await hostByTcp(again.port);
  onTestFinished(() => other.close());
  other.send(reprint, fence);
  await other.answer(7);
  expect(again.tickets().map(({ png }) => png)).toEqual(['ticket-0001.png', 'ticket-0002.png']);
});

describe('programs that are not ours', () => {
  it('print on it: node-thermal-printer', async () => {
    const { simulator } = await scene('tcp');
    const theirs = new thermalPrinter({
      type: types.EPSON,
      interface: `tcp://127.0.0.1:${simulator.port}`,
      characterSet: CharacterSet.PC437_USA,
    });
    expect(await theirs.isPrinterConnected()).toBe(true);
    theirs.alignCenter();
    theirs.bold(true);
    theirs.println('Queue A012');
    theirs.bold(false);
    theirs.leftRight('Window', '3');
    theirs.printQR('https://hall.lanjiang.example/q/A012', { cellSize: 6 });
    theirs.cut();
    await theirs.execute();
    await until('the ticket is out', () => simulator.tickets().length === 1);
    expect(simulator.tickets()[0]!.text.map((text) => text.replaceAll(/ +/g, ' '))).toEqual(
      expect.arrayContaining(['Queue A012', 'Window 3']),
    );
  });

  it('print the same text on it as we do: receiptline', async () => {
    const { simulator, connect } = await scene('tcp');
    const host = await connect();
    const theirs = transform('澜江大学\n张三䶮㐀 | 20.00', {
      cpl: 48,
      encoding: 'gb18030',
      command: 'escpos',
    });
    const { bytes: ours } = buildReceipt(
      {
        reprint: 1,
        elements: [
          { type: 'text', text: '澜江大学', align: 'center' },
          { type: 'pair', left: '张三䶮㐀', right: '20.00' },
          { type: 'cut' },
        ],
      },
      receiptProfile('hallway-simulator'),
    );
    host.send(latin1(theirs), escpos.initialize(), ours, fence);
    await until('both are out', () => simulator.tickets().length === 2);
    const [first, second] = simulator
      .tickets()
      .map(({ text }) => text.map((line) => line.replaceAll(' ', '')));
    expect(first).toEqual(['澜江大学', '张三䶮㐀20.00']);
    expect(second).toEqual(['补打/REPRINT1', ...first!]);
  });
});
