import { randomUUID } from 'node:crypto';
import { startReceiptPrinterSimulator } from '@hallway/device-drivers/sim';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../../device-drivers/support/random.ts';
import { printerAt } from '../one-shot/support.ts';
import { untilRollIsStill } from './kill/places/receipt-printer.ts';
import { expectTrueAccount, fateOf, type Fate } from './lives/fate.ts';
import { paperOf, slipSheets } from './lives/slip.ts';
import { startLife, type RunningLife } from './lives/start-life.ts';
import { openKioskStore, quickLimits, temporaryDir } from './support.ts';

const isLong = process.env['HALLWAY_LONG'] !== undefined;
const [hallways, slips] = isLong ? [10, 20] : [1, 10];
const seeds = Array.from({ length: hallways }, (_, i) => 20_261_127 + i);
const TIMEOUT_MS = isLong ? 1_200_000 : 300_000;

/** Deeds between two slips, at the most. Each is done when some slip took a step, or when none did for so long. */
const DEEDS = 6;
const DEED_MS = 150;
/** Each makes the next agent come later, up to half a minute. */
const AGENT_KILLS = 2;
/** Millimetres. */
const ROLL = 20_000;
const SLIP = 60;

/** How often each thing happened, in all hallways. */
const tally = {
  coreKilled: 0,
  agentKilled: 0,
  powerCycles: 0,
  cablePulled: 0,
  delivered: 0,
  ambiguous: 0,
  voided: 0,
  /** Core was killed before it had written that it should be printed. */
  neverBegun: 0,
};
/** Of the ambiguous, by their word, how much of them was on paper. */
const doubts: Record<string, Record<string, number>> = {};

/** A slip when its life is over. */
interface SlipFate {
  fate: Fate;
  paper: ReturnType<typeof paperOf>;
}

let home: ReturnType<typeof temporaryDir>;
beforeAll(() => {
  home = temporaryDir();
});

/** Everything a hallway does to a receipt printer, to its cable and to a kiosk, at random; then it is mended. */
async function live(seed: number): Promise<SlipFate[]> {
  const random = seededRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const dir = `${home.dir}/${seed}`;
  // As fast as a real one, so that most troubles find a slip half out.
  const simulator = await startReceiptPrinterSimulator({ dir: `${dir}/printer` });
  const cable = await simulator.serialCable();
  const device = printerAt(0, {
    port: { type: 'serial', path: cable.path, baudRate: 1_000_000 },
    jobTimeoutMs: 1_500,
  });
  const issues: string[] = [];
  const anyIssue = () => issues[below(issues.length)] ?? '';
  let isPlugged = true;
  let agentKills = 0;

  const start = (): Promise<RunningLife> => {
    agentKills = 0;
    return startLife(
      { dir: `${dir}/kiosk`, device, limits: quickLimits },
      { compileCache: `${home.dir}/compiled` },
    );
  };
  const plug = async (plugged: boolean): Promise<void> => {
    if (plugged === isPlugged) return;
    await (plugged ? cable.plug() : cable.unplug());
    isPlugged = plugged;
  };
  const mendAll = async (): Promise<void> => {
    simulator.setFault('cover-open', false);
    simulator.setFault('never-reads', false);
    // Nobody changes a roll that is not at its end: what hangs in the printer stays there.
    if (simulator.condition().paper < SLIP) simulator.loadPaper(ROLL);
    await plug(true);
  };

  let core = await start();
  const deeds: (() => unknown)[] = [
    () => undefined,
    mendAll,
    () => simulator.loadPaper(below(SLIP)),
    () => simulator.setFault('cover-open', random() < 0.5),
    () => simulator.setFault('never-reads', random() < 0.3),
    () => core.tell({ do: 'answer', issueId: anyIssue(), cameOut: random() < 0.5 }),
    () => {
      if (random() < 0.5) core.tell({ do: 'give-up', issueId: anyIssue() });
    },
    async () => {
      if (random() < 0.4) return;
      tally.cablePulled += isPlugged ? 1 : 0;
      await plug(!isPlugged);
    },
    async () => {
      if (!isPlugged || random() < 0.5) return;
      tally.powerCycles += 1;
      await simulator.powerCycle();
    },
    async () => {
      if (random() < 0.5) return;
      tally.coreKilled += 1;
      await core.kill9();
      core = await start();
    },
    () => {
      if (agentKills >= AGENT_KILLS || random() < 0.5) return;
      agentKills += 1;
      tally.agentKilled += 1;
      core.tell({ do: 'kill-agent' });
    },
  ];
  while (issues.length < slips) {
    const issueId = randomUUID();
    issues.push(issueId);
    core.tell({ do: 'print-slip', issueId, slip: 'plain' });
    // Most troubles find a slip on its way, the others before it is begun.
    if (random() < 0.8) {
      await mendAll();
      await core.until(issueId, ({ phase }) => phase !== 'sealing' && phase !== 'attention');
    }
    for (let left = below(DEEDS); left > 0; left -= 1) {
      await core.heard(below(DEED_MS));
      await deeds[below(deeds.length)]?.();
    }
  }
  await mendAll();
  await core.end();
  expect(await core.ended).toBeNull();
  await untilRollIsStill(device);

  const store = openKioskStore(`${dir}/kiosk`);
  const tickets = simulator.tickets();
  const sheets = slipSheets(tickets);
  const fates = issues.map((issueId) => ({
    fate: fateOf(store, issueId, sheets),
    paper: paperOf(tickets, issueId),
  }));
  store.close();
  await simulator.stop();
  return fates;
}

function count({ fate: { attempt, told }, paper }: SlipFate): void {
  if (!attempt) tally.neverBegun += 1;
  if (told.includes('issue.delivered')) tally.delivered += 1;
  if (told.includes('issue.voided')) tally.voided += 1;
  if (!told.includes('issue.ambiguous')) return;
  tally.ambiguous += 1;
  const papers = (doubts[attempt?.reason ?? ''] ??= {});
  papers[paper] = (papers[paper] ?? 0) + 1;
}

afterAll(() => {
  home.remove();
  process.stdout.write(`${hallways * slips} slips: ${JSON.stringify({ ...tally, doubts })}\n`);
  // A run in which the faults did nothing, or everything, would prove nothing; ten slips may be lucky.
  expect(tally.delivered).toBeGreaterThan(0);
  expect(tally.coreKilled).toBeGreaterThan(0);
  if (isLong) expect(tally.ambiguous + tally.voided).toBeGreaterThan(0);
});

test.concurrent.each(seeds)(
  'seed %i: none lost, none twice, no false word',
  async (seed) => {
    for (const slip of await live(seed)) {
      count(slip);
      expectTrueAccount(slip.fate);
      // Its printer answers behind the last line, and whoever held the paper said so of no other.
      if (slip.fate.told.includes('issue.delivered')) expect(slip.paper).toBe('whole');
    }
  },
  TIMEOUT_MS,
);
