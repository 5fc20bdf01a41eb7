import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../device-drivers/src/clock.ts';
import { LateAnswers } from '../../../../device-drivers/src/driver/escpos/late-answers.ts';
import { transmissionMs } from '../../../../device-drivers/src/driver/escpos/port.ts';
import { EscposPrinter } from '../../../../device-drivers/src/driver/escpos/printer.ts';
import type { EscposOptions } from '../../../../device-drivers/src/driver/escpos/options.ts';
import type { DeviceHealth } from '../../../../device-drivers/src/health/types.ts';
import { failure } from '../../support/failure.ts';
import { hex, latin1 } from '../../support/octets.ts';
import { BytePrinter } from './byte-printer.ts';

const WAIT = { timeout: 8_000, interval: 20 };
const STATUS_ON = '\u001da\u00ff';
const ticket = { id: 'ticket:1', bytes: latin1('\u001b@A012\n') };

let peer: BytePrinter;
let printer: EscposPrinter;
let samples: DeviceHealth[];

beforeEach(async () => {
  peer = await BytePrinter.start();
});

afterEach(async () => {
  await printer.close();
  await peer.stop();
});

function make(options: Partial<EscposOptions> = {}): EscposPrinter {
  samples = [];
  printer = new EscposPrinter(
    'receipts',
    {
      port: { type: 'tcp', host: '127.0.0.1', port: peer.port },
      profile: 'hallway-simulator',
      jobTimeoutMs: 600,
      silenceMs: 1_000,
      ...options,
    },
    {
      clock: systemClock,
      emit: (event) => {
        if (event.type === 'health') samples.push(event.health);
      },
    },
  );
  return printer;
}

async function online(options: Partial<EscposOptions> = {}): Promise<EscposPrinter> {
  make(options).open();
  await vi.waitFor(() => expect(printer.health().lifecycle).toBe('idle'), WAIT);
  return printer;
}

describe('a connection', () => {
  it('begins with the flush, the reset and automatic status, and nothing in between', async () => {
    await online();
    expect(peer.received[0]?.slice(0, 8_197)).toBe(`${'\0'.repeat(8_192)}\u001b@\u001da\u00ff`);
  });

  it('begins so after every disconnect', async () => {
    await online();
    peer.unplug();
    await vi.waitFor(() => expect(peer.received).toHaveLength(2), WAIT);
    await vi.waitFor(
      () =>
        expect(peer.received[1]?.startsWith('\0'.repeat(8_192) + '\u001b@\u001da\u00ff')).toBe(
          true,
        ),
      WAIT,
    );
    await vi.waitFor(() => expect(printer.health().lifecycle).toBe('idle'), WAIT);
  });

  it('tells an address where nobody is, and comes when somebody is', async () => {
    const { port } = peer;
    await peer.stop();
    make({ port: { type: 'tcp', host: '127.0.0.1', port } }).open();
    await vi.waitFor(() => expect(printer.health().availability).toBe('offline'), WAIT);
    expect(await failure(printer.print(ticket))).toMatchObject({
      code: 'offline',
      retryable: true,
    });
    peer = await BytePrinter.start(port);
    await vi.waitFor(() => expect(printer.health().availability).toBe('online'), WAIT);
  });

  it('closes twice, and says nothing afterwards', async () => {
    await online();
    await Promise.all([printer.close(), printer.close()]);
    const said = samples.length;
    peer.become({ coverOpen: true });
    await sleep(50);
    expect(samples).toHaveLength(said);
    expect(printer.health()).toMatchObject({ lifecycle: 'closed', availability: 'unknown' });
  });

  it('that is silent becomes timed-out, never stays good', async () => {
    await online();
    peer.answersRealTime = false;
    await vi.waitFor(
      () => expect(printer.health().reasons.map((each) => each.keyword)).toEqual(['timed-out']),
      WAIT,
    );
    expect(printer.health()).toMatchObject({ lifecycle: 'error', availability: 'offline' });
  });
});

describe('health', () => {
  it.each([
    [{ offline: true, coverOpen: true }, 'error', 'userError', ['cover-open/error']],
    [{ offline: true, paper: 'end' }, 'error', 'userError', ['media-empty/error']],
    [{ paper: 'low' }, 'idle', 'online', ['media-low/warning']],
    [{ offline: true, cutterError: true }, 'error', 'userError', ['media-jam/error']],
    [{ offline: true, unrecoverableError: true }, 'error', 'hardwareError', ['other/error']],
    [{ offline: true, autoRecoverableError: true }, 'busy', 'busy', ['fuser-over-temp/warning']],
    [{ offline: true, feeding: true }, 'busy', 'busy', []],
    [{ offline: true }, 'error', 'offline', []],
  ] as const)('says %j as %s, %s', async (condition, lifecycle, availability, reasons) => {
    await online();
    peer.become(condition);
    await vi.waitFor(() => expect(samples.at(-1)).toMatchObject({ source: 'asb' }), WAIT);
    expect(samples.at(-1)).toMatchObject({ lifecycle, availability, kind: 'receipt-printer' });
    expect(samples.at(-1)?.reasons.map((each) => `${each.keyword}/${each.severity}`)).toEqual(
      reasons,
    );
  });

  it('knows where the roll is', async () => {
    await online();
    expect(printer.health().supplies).toMatchObject([{ kind: 'paper', level: 'full' }]);
    peer.become({ paper: 'end', offline: true });
    await vi.waitFor(() => expect(printer.health().supplies[0]?.level).toBe('out'), WAIT);
  });

  it('finds out by asking what was not pushed', async () => {
    await online();
    peer.condition = { ...peer.condition, coverOpen: true, offline: true };
    await vi.waitFor(() => expect(printer.health().availability).toBe('userError'), WAIT);
    expect(printer.health().source).toBe('probe');
  });
});

describe('a printer that echoes process ids', () => {
  it('has printed when the id comes back, and not before', async () => {
    await online();
    peer.answersFences = false;
    const printing = printer.print(ticket, { timeoutMs: 5_000 });
    await vi.waitFor(() => expect(peer.held).toHaveLength(1), WAIT);
    expect(await Promise.race([printing, sleep(100, 'waits')])).toBe('waits');
    peer.say(peer.held[0] ?? hex(''));
    const printed = await printing;
    expect(printed).toMatchObject({ outcome: 'printed', evidence: 'process-id' });
    expect(peer.received[0]).toContain(
      `A012\n${STATUS_ON}\u001d(H\u0006\u000000${printed.processId}`,
    );
  });

  it('asks nothing in the middle of a job, however long it is in the printer', async () => {
    await online();
    const long = 'A'.repeat(12_000_000);
    peer.stopReading();
    const printing = printer.print({ id: 'long', bytes: latin1(long) }, { timeoutMs: 10_000 });
    // Longer than the idle poll.
    await sleep(2_500);
    peer.readOn();
    expect(await printing).toMatchObject({ outcome: 'printed' });
    expect(peer.received[0]?.includes(`${long}${STATUS_ON}\u001d(H\u0006\u000000`)).toBe(true);
  });

  it('takes one job at a time', async () => {
    await online();
    peer.answersFences = false;
    const first = printer.print(ticket, { timeoutMs: 5_000 });
    expect(await failure(printer.print(ticket))).toMatchObject({ code: 'busy', effect: 'none' });
    await vi.waitFor(() => expect(peer.held).toHaveLength(1), WAIT);
    peer.say(peer.held[0] ?? hex(''));
    await first;
    expect(peer.count('A012\n')).toBe(1);
  });

  it('believes no other id, no nameless answer and no block', async () => {
    await online();
    peer.answersFences = false;
    const error = failure(printer.print(ticket));
    await vi.waitFor(() => expect(peer.held).toHaveLength(1), WAIT);
    peer.say(hex('37 22 41 30 31 32 00  00 03 5F 41 00'));
    expect(await error).toMatchObject({ code: 'timeout', effect: 'possible', retryable: false });
  });

  it('is not given a job it could not print', async () => {
    await online();
    peer.become({ paper: 'end', offline: true });
    await vi.waitFor(() => expect(printer.health().lifecycle).toBe('error'), WAIT);
    const error = await failure(printer.print(ticket));
    expect(error).toMatchObject({ code: 'device-error', effect: 'none', retryable: true });
    expect(error.message).toContain('media-empty');
    expect(peer.count('A012')).toBe(0);
  });

  it('is not given real-time commands inside a job', async () => {
    await online();
    const bytes = hex('1D 76 30 00 03 00 01 00  10 05 02');
    expect(await failure(printer.print({ id: 'logo', bytes }))).toMatchObject({
      code: 'refused',
      effect: 'none',
    });
    expect(peer.count('\u0010\u0005')).toBe(0);
  });

  it('is not given what was already given up', async () => {
    await online();
    const error = await failure(printer.print(ticket, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'aborted', effect: 'none' });
    expect(peer.count('A012')).toBe(0);
  });

  it('may have printed what is given up in the middle, and starts anew', async () => {
    await online();
    peer.answersFences = false;
    const stop = new AbortController();
    const error = failure(printer.print(ticket, { signal: stop.signal, timeoutMs: 5_000 }));
    await vi.waitFor(() => expect(peer.held).toHaveLength(1), WAIT);
    stop.abort();
    expect(await error).toMatchObject({ code: 'aborted', effect: 'possible' });
    peer.answersFences = true;
    await vi.waitFor(() => expect(peer.received).toHaveLength(2), WAIT);
    expect(await printer.print({ id: 'next', bytes: latin1('B001\n') })).toMatchObject({
      outcome: 'printed',
    });
    expect(peer.count('A012\n')).toBe(1);
  });
});

describe('a printer that only answers in its turn (GS r)', () => {
  it('has printed when it answers', async () => {
    await online({ profile: 'queued-status' });
    expect(await printer.print(ticket)).toEqual({
      outcome: 'printed',
      evidence: 'queued-status',
      processId: null,
    });
  });

  it('gets no job before the answers of an earlier life have stopped', async () => {
    make({ profile: 'queued-status', silenceMs: 5_000, jobTimeoutMs: 5_000 }).open();
    await vi.waitFor(() => expect(peer.received[0]).toContain('\u001dr\u0001'), WAIT);
    const printing = printer.print(ticket);
    await sleep(300);
    expect(peer.count('A012')).toBe(0);
    peer.say(hex('00'));
    await sleep(300);
    expect(peer.count('A012')).toBe(0);
    expect(await printing).toMatchObject({ outcome: 'printed' });
  });
});

describe('a slow line', () => {
  it('is quiet for as long as the reset takes before late answers are over', () => {
    const late = new LateAnswers(8_500);
    expect(late.areOver(60_000)).toBe(false);
    late.heard(1_000);
    // Ours is still behind the flush.
    expect(late.areOver(9_000)).toBe(false);
    late.heard(9_500);
    expect(late.areOver(18_499)).toBe(false);
    expect(late.areOver(18_500)).toBe(true);
    expect(
      transmissionMs({ type: 'serial', path: '/dev/ttyS0', baudRate: 9_600 }, 8_192),
    ).toBeCloseTo(8_533, 0);
  });
});

describe('a printer that cannot say what it printed', () => {
  it('is presumed to have printed when nothing speaks against it', async () => {
    await online({ profile: 'generic', jobTimeoutMs: 5_000 });
    expect(await printer.print(ticket)).toEqual({
      outcome: 'presumed',
      evidence: 'sensors',
      processId: null,
    });
    expect(peer.received[0]).not.toContain('\u001d(H');
    expect(peer.received[0]).not.toContain('\u001dr');
  });

  it('is presumed nothing while it is out of paper', async () => {
    await online({ profile: 'generic', jobTimeoutMs: 4_000 });
    const printing = printer.print(ticket);
    await vi.waitFor(() => expect(peer.count('A012')).toBe(1), WAIT);
    peer.become({ paper: 'end', offline: true });
    expect(await Promise.race([printing, sleep(1_500, 'waits')])).toBe('waits');
    peer.become({ paper: 'ok', offline: false });
    expect(await printing).toMatchObject({ outcome: 'presumed' });
  });
});

describe('an operator', () => {
  it('resumes after an error: DLE ENQ 1, only then', async () => {
    await online();
    expect(peer.count('\u0010\u0005')).toBe(0);
    await printer.recover('resume');
    await vi.waitFor(() => expect(peer.count('\u0010\u0005\u0001')).toBe(1), WAIT);
    expect(await printer.print(ticket)).toMatchObject({ outcome: 'printed' });
  });

  it('clears the printer: the job on its way may be on paper', async () => {
    await online();
    peer.answersFences = false;
    const error = failure(printer.print(ticket, { timeoutMs: 5_000 }));
    await vi.waitFor(() => expect(peer.held).toHaveLength(1), WAIT);
    await printer.recover('clear');
    expect(await error).toMatchObject({ code: 'aborted', effect: 'possible' });
    await vi.waitFor(() => expect(peer.count('\u0010\u0005\u0002')).toBe(1), WAIT);
  });

  it('is not left waiting by a printer that reads no more; the job ends all the same', async () => {
    await online();
    peer.stopReading();
    const bytes = latin1('A'.repeat(12_000_000));
    const error = failure(printer.print({ id: 'long', bytes }, { timeoutMs: 10_000 }));
    await sleep(100);
    expect(await failure(printer.recover('clear'))).toMatchObject({
      code: 'timeout',
      effect: 'possible',
    });
    expect(await error).toMatchObject({ code: 'aborted', effect: 'possible' });
  });
});
