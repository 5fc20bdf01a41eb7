/**
 * One life of the kiosk's printing: node life-program.ts '<Life as JSON>', over IPC. At a point of `meet` it writes the
 * point's name as one line to its output and stands still until it reads one octet.
 */
import { readdirSync, readFileSync, readSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@hallway/device-drivers';
import { openSlipPrinter } from '../../../../../kiosk/src/core/compose/slip-printer.ts';
import { createDevices } from '../../../../../kiosk/src/core/devices/index.ts';
import {
  createJournal,
  createPrinting,
  type Failpoint,
} from '../../../../../kiosk/src/core/printing/index.ts';
import { openKioskStore, openOutbox, somePdf, untilRest } from '../support.ts';
import type { Command, Life, Report, SlipKind } from './life.ts';
import { slipOf, someReceipt } from './slip.ts';

/** More than a socket buffer takes at once, so that a cable can be cut in the middle of it. */
const PADDING = 100_000;

const life = JSON.parse(process.argv[2] ?? '') as Life;
let clockOff = life.clockOff ?? 0;
let dead = false;
const toMeet = new Set(life.meet);

const clock = { ...systemClock, now: () => Date.now() + clockOff };
const store = openKioskStore(life.dir);
const outbox = openOutbox(store);
const devices = createDevices({ devices: [life.device], log: { warn: () => undefined } });
const slipPrinter = openSlipPrinter(
  { devices: [life.device], receiptPrinter: life.device.id },
  devices,
);
const printing = createPrinting({
  store,
  outbox,
  clock,
  printer: devices.printer(life.device.id),
  slipPrinter,
  limits: life.limits,
  failpoint: reach,
});
const journal = createJournal({ store, outbox, clock });

function tell(report: Report): void {
  if (process.connected) process.send?.(report);
}

function reach(name: Failpoint): void {
  if (toMeet.delete(name)) {
    writeSync(1, `${name}\n`);
    readSync(0, Buffer.alloc(1));
  }
  if (dead || name !== life.kill?.at) return;
  dead = true;
  if (life.kill.victim === 'core') process.kill(process.pid, 'SIGKILL');
  else killAgent();
}

/**
 * Core goes on only when the agent is really gone: a busy machine lets a killed process live for a while. Then it goes
 * as far as it can without hearing of anything, and stands still until every pause it has begun is over: what it does
 * next must not depend on how busy the machine is.
 */
function killAgent(): void {
  const { agentPid } = devices;
  if (agentPid === null) return;
  process.kill(agentPid, 'SIGKILL');
  while (!isDead(agentPid)) standStill(1);
  // After the promises that are settled by now, before the event loop turns.
  process.nextTick(standStill, life.limits.backOffMaxMs);
  tell({ tell: 'agent-killed' });
}

function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Its threads end one after the other; its parent hears of it when all have. */
function isDead(pid: number): boolean {
  const threads = readdirSync(`/proc/${pid}/task`).length;
  return threads === 1 && readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z ');
}

function print(issueId: string, pages: number): void {
  reach('before:INTENT');
  const content = somePdf(pages, PADDING);
  store.transaction(() =>
    journal.intend({ issueId, attempt: 1, form: 'a4', content, pages, copies: 1 }),
  );
  reach('after:INTENT');
  printing.start(issueId);
}

function printSlip(issueId: string, slip: SlipKind): void {
  reach('before:INTENT');
  if (slip === 'behind-a-receipt') {
    // Nobody asks what became of it.
    slipPrinter?.print('receipt', someReceipt, new AbortController().signal).catch(() => undefined);
  }
  const content = slipOf(issueId, slip);
  store.transaction(() =>
    journal.intend({ issueId, attempt: 1, form: 'slip', content, pages: 1, copies: 1 }),
  );
  reach('after:INTENT');
  printing.start(issueId);
}

/** What core says of a printer that has not yet said anything of itself. */
const unheard: readonly unknown[] = ['connecting-to-device', 'not-reachable'];

async function meetPrinter(): Promise<void> {
  while (unheard.includes(slipPrinter?.stopped())) await sleep(20);
}

async function end(): Promise<void> {
  await Promise.all(printing.open().map(({ issueId }) => untilRest(printing, issueId)));
  await printing.recover();
  await printing.stop();
  await devices.stop();
  store.close();
  process.disconnect();
}

function obey(command: Command): void {
  switch (command.do) {
    case 'print':
      return print(command.issueId, command.pages);
    case 'print-slip':
      return printSlip(command.issueId, command.slip);
    case 'give-up':
      return void printing.giveUp(command.issueId);
    case 'answer':
      return void printing.answer(command.issueId, command.cameOut);
    case 'kill-agent':
      return killAgent();
    case 'set-clock':
      clockOff = command.off;
      return;
    case 'end':
      return void end();
  }
}

process.on('message', (command) => obey(command as Command));
// The test is gone.
process.on('disconnect', () => process.exit(0));
await devices.start();
printing.on((progress) => tell({ tell: 'progress', progress }));
await printing.recover();
if (life.meetsPrinter) await meetPrinter();
tell({ tell: 'ready' });
