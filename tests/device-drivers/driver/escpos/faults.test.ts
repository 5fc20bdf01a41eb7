import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startReceiptPrinterSimulator } from '../../../../device-drivers/sim/receipt-printer/simulator.ts';
import type { ReceiptPrinterSimulator } from '../../../../device-drivers/sim/receipt-printer/simulator.ts';
import type { Ticket } from '../../../../device-drivers/sim/receipt-printer/paper.ts';
import { systemClock } from '../../../../device-drivers/src/clock.ts';
import type { EscposPort } from '../../../../device-drivers/src/driver/escpos/options.ts';
import { EscposPrinter } from '../../../../device-drivers/src/driver/escpos/printer.ts';
import type { DeviceHealth } from '../../../../device-drivers/src/health/types.ts';
import { createRegistry } from '../../../../device-drivers/src/registry/registry.ts';
import { deviceConfigSchema } from '../../../../device-drivers/src/registry/drivers.ts';
import { receiptProfile } from '../../../../device-drivers/src/profile/receipt-profile.ts';
import { buildReceipt } from '../../../../device-drivers/src/receipt/build.ts';
import { fault } from '../../../faults/faults.ts';
import { failure } from '../../support/failure.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { BytePrinter } from './byte-printer.ts';

/** What a receipt printer may do to a receipt, and what an operator can do. Asserted on the paper. */

const WAIT = { timeout: 10_000, interval: 20 };
const LINES = 30;
/** Of 30 lines of 30 dots, at 8 dots a millimetre. */
const HALF_A_TICKET_MM = 60;

let machine: ReceiptPrinterSimulator;
let printer: EscposPrinter;
let samples: DeviceHealth[];
const cleanUps: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  const { path: dir, remove } = await tempDir();
  cleanUps.push(remove);
  machine = await startReceiptPrinterSimulator({ dir, dotsPerSecond: 2_400 });
  cleanUps.push(() => machine.stop());
  samples = [];
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function online(port: EscposPort = tcp(), jobTimeoutMs = 8_000): Promise<EscposPrinter> {
  printer = new EscposPrinter(
    'receipts',
    { port, profile: 'hallway-simulator', jobTimeoutMs, silenceMs: 1_500 },
    {
      clock: systemClock,
      emit: (event) => {
        if (event.type === 'health') samples.push(event.health);
      },
    },
  );
  cleanUps.push(() => printer.close());
  printer.open();
  await untilIdle();
  return printer;
}

async function untilIdle(): Promise<void> {
  await vi.waitFor(() => expect(printer.health().lifecycle).toBe('idle'), WAIT);
}

function tcp(): EscposPort {
  return { type: 'tcp', host: machine.host, port: machine.port };
}

/** A ticket of many numbered lines, so that what came out can be counted. */
function ticket(name: string, reprint = 0): { id: string; bytes: Uint8Array } {
  const text = Array.from({ length: LINES }, (_, at) => `${name}号 ${at}`).join('\n');
  const elements = [{ type: 'text', text }, { type: 'cut' }] as const;
  const { bytes } = buildReceipt({ reprint, elements }, receiptProfile('hallway-simulator'));
  return { id: `${name}:${reprint}`, bytes };
}

/** Every line on every piece of paper, by the log of what came out; the last piece too: the roll is torn off. */
async function onPaper(): Promise<string[]> {
  machine.loadPaper(50_000);
  // The printer tells of its new roll; a cable that goes while it speaks would fail the test.
  await sleep(50);
  const log = existsSync(machine.paperLog) ? await readFile(machine.paperLog, 'utf8') : '';
  const pieces = log.split('\n').filter(Boolean);
  return pieces
    .flatMap((piece) => (JSON.parse(piece) as Ticket).text)
    .filter((line) => line.trim() !== '');
}

function wholeTicket(name: string): string[] {
  return Array.from({ length: LINES }, (_, at) => `${name}号 ${at}`);
}

function reasons(): string[] {
  return printer.health().reasons.map((each) => each.keyword);
}

describe('a ticket', () => {
  it('by TCP comes out once', async () => {
    await online();
    expect(await printer.print(ticket('A012'))).toMatchObject({ outcome: 'printed' });
    expect(machine.tickets()).toHaveLength(1);
    expect(await onPaper()).toEqual(wholeTicket('A012'));
  });

  it.each(['serial', 'device-file'] as const)('by %s comes out once', async (type) => {
    const cable = await machine.serialCable();
    await online(
      type === 'serial'
        ? { type, path: cable.path, baudRate: 115_200 }
        : { type, path: cable.path },
    );
    expect(await printer.print(ticket('A012'))).toMatchObject({ outcome: 'printed' });
    expect(await onPaper()).toEqual(wholeTicket('A012'));
  });

  it.each([
    ['queued-status', { outcome: 'printed', evidence: 'queued-status' }],
    ['generic', { outcome: 'presumed', evidence: 'sensors' }],
  ] as const)('of a printer of the profile %s comes out once', async (profile, printed) => {
    const declared = deviceConfigSchema.parse({
      id: 'receipts',
      kind: 'receipt-printer',
      driver: 'escpos',
      options: { port: tcp(), profile },
    });
    const registry = createRegistry([declared]);
    cleanUps.push(() => registry.stop());
    await registry.start();
    await vi.waitFor(() => expect(registry.health()[0]?.lifecycle).toBe('idle'), WAIT);
    const receipts = registry.capability('receipts', 'receiptPrinter');
    expect(await receipts.print(ticket('A012'))).toMatchObject(printed);
    expect(await onPaper()).toEqual(wholeTicket('A012'));
  });

  it('has not been printed before its last line', async () => {
    await online();
    const printing = printer.print(ticket('A012'));
    expect(await Promise.race([printing, sleep(150, 'prints')])).toBe('prints');
    expect(machine.tickets()).toHaveLength(0);
    await printing;
    expect(machine.tickets()).toHaveLength(1);
  });
});

describe(fault(15), () => {
  it('has never printed: the job that was sent may be on paper', async () => {
    await online(tcp(), 800);
    machine.setFault('never-reads', true);
    const error = await failure(printer.print(ticket('A012')));
    expect(error).toMatchObject({ code: 'timeout', effect: 'possible', retryable: false });
    expect(await onPaper()).toEqual([]);
    await vi.waitFor(() => expect(reasons()).toEqual(['timed-out']), WAIT);
  });

  it('is sent nothing when it never said a word', async () => {
    machine.setFault('never-reads', true);
    printer = new EscposPrinter(
      'receipts',
      { port: tcp(), profile: 'hallway-simulator', silenceMs: 800 },
      { clock: systemClock, emit: () => undefined },
    );
    cleanUps.push(() => printer.close());
    printer.open();
    let error = await failure(printer.print(ticket('A012')));
    await vi.waitFor(async () => {
      error = await failure(printer.print(ticket('A012')));
      expect(error.message).toContain('was not sent');
    }, WAIT);
    expect(error).toMatchObject({ effect: 'none', retryable: true });
    machine.setFault('never-reads', false);
    await untilIdle();
    expect(await onPaper()).toEqual([]);
  });
});

describe(fault(16), () => {
  it('is asked for, and then the printer goes on by itself: one ticket in two pieces', async () => {
    await online(tcp(), 1_500);
    machine.loadPaper(HALF_A_TICKET_MM);
    const printing = printer.print(ticket('A012'));
    await vi.waitFor(() => expect(reasons()).toEqual(['media-empty']), WAIT);
    expect(printer.health()).toMatchObject({ lifecycle: 'error', availability: 'userError' });
    expect(samples.find((each) => each.reasons[0]?.keyword === 'media-empty')?.source).toBe('asb');
    // Longer than the job's own time: waiting for paper is not counted.
    expect(await Promise.race([printing, sleep(2_000, 'waits')])).toBe('waits');
    machine.loadPaper(1_000);
    expect(await printing).toMatchObject({ outcome: 'printed' });
    expect(machine.tickets()).toHaveLength(2);
    expect(await onPaper()).toEqual(wholeTicket('A012'));
    await untilIdle();
  });

  it('and is not brought: who gives up does not know what is on it', async () => {
    await online();
    machine.loadPaper(HALF_A_TICKET_MM);
    const stop = new AbortController();
    const error = failure(printer.print(ticket('A012'), { signal: stop.signal }));
    await vi.waitFor(() => expect(reasons()).toEqual(['media-empty']), WAIT);
    stop.abort();
    expect(await error).toMatchObject({ code: 'aborted', effect: 'possible' });
    const lines = await onPaper();
    expect(lines.length).toBeGreaterThan(0);
    expect(lines).toEqual(wholeTicket('A012').slice(0, lines.length));
  });
});

describe(fault(17), () => {
  it.each(['serial', 'device-file'] as const)(
    '%s: never sends again; a second one says so',
    async (type) => {
      const cable = await machine.serialCable();
      await online(
        type === 'serial'
          ? { type, path: cable.path, baudRate: 115_200 }
          : { type, path: cable.path },
      );
      const error = failure(printer.print(ticket('A012')));
      await sleep(150);
      await cable.unplug();
      // As udev does: the number behind a dangling link may become somebody else's port.
      await rm(cable.path, { force: true });
      expect(await error).toMatchObject({ code: 'offline', effect: 'possible', retryable: false });
      await vi.waitFor(() => expect(printer.health().availability).toBe('noDevice'), WAIT);
      await cable.plug();
      await untilIdle();
      expect(await printer.print(ticket('A012', 1))).toMatchObject({ outcome: 'printed' });
      const lines = await onPaper();
      const second = lines.findIndex((line) => line.includes('REPRINT 1'));
      expect(wholeTicket('A012').slice(0, second)).toEqual(lines.slice(0, second));
      expect(lines.slice(second + 1)).toEqual(wholeTicket('A012'));
    },
  );

  it('power: nothing is believed of the life before', async () => {
    await online();
    const error = failure(printer.print(ticket('A012')));
    await sleep(150);
    await machine.powerCycle();
    expect(await error).toMatchObject({ code: 'offline', effect: 'possible' });
    await untilIdle();
    expect((await onPaper()).length).toBeLessThan(LINES);
  });
});

describe(fault(18), () => {
  it('is nobody’s: the job there has its own', async () => {
    const peer = await BytePrinter.start();
    cleanUps.push(() => peer.stop());
    await online({ type: 'tcp', host: '127.0.0.1', port: peer.port });
    peer.answersFences = false;
    const first = failure(printer.print(ticket('A012')));
    await vi.waitFor(() => expect(peer.held).toHaveLength(1), WAIT);
    peer.unplug();
    expect(await first).toMatchObject({ code: 'offline', effect: 'possible' });
    await vi.waitFor(() => expect(peer.received).toHaveLength(2), WAIT);
    await untilIdle();
    const second = printer.print(ticket('B007'));
    await vi.waitFor(() => expect(peer.held).toHaveLength(2), WAIT);
    const [oldEcho = new Uint8Array(), ownEcho = new Uint8Array()] = peer.held;
    peer.say(oldEcho);
    expect(await Promise.race([second, sleep(300, 'waits')])).toBe('waits');
    peer.say(ownEcho);
    expect(await second).toMatchObject({ outcome: 'printed' });
  });

  it('of a printer that was still printing, too', async () => {
    await online();
    const first = failure(printer.print(ticket('A012')));
    await sleep(150);
    await printer.close();
    expect(await first).toMatchObject({ effect: 'possible' });
    printer.open();
    await untilIdle();
    expect(await printer.print(ticket('B007'))).toMatchObject({ outcome: 'printed' });
    expect(await onPaper()).toEqual([...wholeTicket('A012'), ...wholeTicket('B007')]);
  });
});

describe('an operator before a jammed knife', () => {
  it('resumes: the ticket goes on, and comes out once', async () => {
    await online();
    machine.setFault('cutter-jam', true);
    const printing = printer.print(ticket('A012'));
    await vi.waitFor(() => expect(reasons()).toEqual(['media-jam']), WAIT);
    machine.setFault('cutter-jam', false);
    expect(await Promise.race([printing, sleep(700, 'waits')])).toBe('waits');
    await printer.recover('resume');
    expect(await printing).toMatchObject({ outcome: 'printed' });
    expect(await onPaper()).toEqual(wholeTicket('A012'));
  });

  it('clears: the job may be on paper, the next one comes out', async () => {
    await online();
    machine.setFault('cutter-jam', true);
    const error = failure(printer.print(ticket('A012')));
    await vi.waitFor(() => expect(reasons()).toEqual(['media-jam']), WAIT);
    machine.setFault('cutter-jam', false);
    await printer.recover('clear');
    expect(await error).toMatchObject({ code: 'aborted', effect: 'possible' });
    await vi.waitFor(() => expect(reasons()).toEqual([]), WAIT);
    await untilIdle();
    await vi.waitFor(async () => {
      expect(await printer.print(ticket('B007'))).toMatchObject({ outcome: 'printed' });
    }, WAIT);
  });
});
