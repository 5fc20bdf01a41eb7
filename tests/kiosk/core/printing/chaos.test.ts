import { randomUUID } from 'node:crypto';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../../device-drivers/support/random.ts';
import { startTcpProxy } from '../../../peers/tcp-proxy.ts';
import { overIpp } from './kill/places/place.ts';
import { expectTrueAccount, fateOf, type Fate } from './lives/fate.ts';
import { startLife, type RunningLife } from './lives/start-life.ts';
import { openKioskStore, quickLimits, temporaryDir } from './support.ts';

const DAY = 86_400_000;
const isLong = process.env['HALLWAY_LONG'] !== undefined;
const [hallways, jobs] = isLong ? [50, 40] : [2, 20];
const seeds = Array.from({ length: hallways }, (_, i) => 20_261_122 + i);
const TIMEOUT_MS = isLong ? 1_200_000 : 300_000;

/** Deeds between two jobs, at the most. Each is done when some job took a step, or when none did for so long. */
const DEEDS = 8;
const DEED_MS = 150;
/** Each makes the next agent come later, up to half a minute. */
const AGENT_KILLS = 2;

/** How often each thing happened, in all hallways. */
const tally = {
  coreKilled: 0,
  agentKilled: 0,
  powerCycles: 0,
  delivered: 0,
  ambiguous: 0,
  voided: 0,
  /** Core was killed before it had written that it should be printed. */
  neverBegun: 0,
};
/** Words of the ambiguous. */
const doubts: Record<string, number> = {};

let home: ReturnType<typeof temporaryDir>;
beforeAll(() => {
  home = temporaryDir();
});

/** Phases of a job that nobody has begun with. */
const waiting: readonly string[] = ['sealing', 'attention'];

/** Everything a hallway does to a printer, to a kiosk and to its jobs, at random; then it is mended. */
async function live(seed: number): Promise<Fate[]> {
  const random = seededRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const dir = `${home.dir}/${seed}`;
  const simulator = await startIppPrinterSimulator({ dir: `${dir}/printer`, msPerPage: 50 });
  const { port, pathname } = new URL(simulator.uri.replace('ipp:', 'http:'));
  const cable = await startTcpProxy({ port: Number(port) });
  const uri = `ipp://127.0.0.1:${cable.port}${pathname}`;
  const issues: string[] = [];
  const anyIssue = () => issues[below(issues.length)] ?? '';
  let clockOff = 0;
  let agentKills = 0;

  const start = (): Promise<RunningLife> => {
    agentKills = 0;
    return startLife(
      {
        dir: `${dir}/kiosk`,
        device: { id: 'a4', kind: 'printer', driver: 'ipp', options: { uri, timeoutMs: 600 } },
        limits: { ...quickLimits, quickPollMs: 40, pollMs: 100, unreachableMs: 3_000 },
        clockOff,
      },
      { compileCache: `${home.dir}/compiled` },
    );
  };

  const mendAll = (): void => {
    cable.fault({ type: 'none' });
    simulator.setFault('media-jam', false);
    simulator.setFault('cover-open', false);
    simulator.setToner(100);
    simulator.loadPaper(99);
  };

  let core = await start();
  const deeds: (() => unknown)[] = [
    () => undefined,
    mendAll,
    () => simulator.setFault('media-jam', random() < 0.5),
    () => simulator.setFault('cover-open', random() < 0.5),
    () => simulator.setToner(random() < 0.3 ? 0 : 100),
    () => simulator.loadPaper(below(4)),
    () => cable.fault({ type: 'drop-reply' }, below(3)),
    () => cable.fault({ type: 'silence' }, below(3)),
    () => cable.fault({ type: 'cut-upload', afterOctets: 200 + below(100_000) }, below(3)),
    () => cable.fault({ type: 'none' }),
    () => core.tell({ do: 'answer', issueId: anyIssue(), cameOut: random() < 0.5 }),
    () => {
      if (random() < 0.5) core.tell({ do: 'give-up', issueId: anyIssue() });
    },
    () => {
      clockOff = random() < 0.1 ? (below(3) - 1) * DAY : clockOff;
      core.tell({ do: 'set-clock', off: clockOff });
    },
    async () => {
      if (random() < 0.7) return;
      tally.powerCycles += 1;
      await simulator.powerCycle();
    },
    async () => {
      if (random() < 0.7) return;
      tally.coreKilled += 1;
      await core.kill9();
      core = await start();
    },
    () => {
      if (agentKills >= AGENT_KILLS || random() < 0.6) return;
      agentKills += 1;
      tally.agentKilled += 1;
      core.tell({ do: 'kill-agent' });
    },
  ];
  while (issues.length < jobs) {
    const issueId = randomUUID();
    issues.push(issueId);
    core.tell({ do: 'print', issueId, pages: 1 + below(4) });
    // Most troubles find a job on its way, the others before it is begun.
    if (random() < 0.8) {
      mendAll();
      await core.until(issueId, ({ phase }) => !waiting.includes(phase));
    }
    for (let left = below(DEEDS); left > 0; left -= 1) {
      await core.heard(DEED_MS);
      await deeds[below(deeds.length)]?.();
    }
  }
  mendAll();
  await core.end();
  expect(await core.ended).toBeNull();
  // Whatever the printer still holds comes out now.
  await overIpp([simulator.uri]).untilStill();

  const store = openKioskStore(`${dir}/kiosk`);
  const sheets = simulator.sheets();
  const fates = issues.map((issueId) => fateOf(store, issueId, sheets));
  store.close();
  await cable.stop();
  await simulator.stop();
  return fates;
}

function count({ attempt, told }: Fate): void {
  if (!attempt) tally.neverBegun += 1;
  if (told.includes('issue.delivered')) tally.delivered += 1;
  if (told.includes('issue.voided')) tally.voided += 1;
  if (!told.includes('issue.ambiguous')) return;
  tally.ambiguous += 1;
  const word = attempt?.reason ?? '';
  doubts[word] = (doubts[word] ?? 0) + 1;
}

afterAll(() => {
  home.remove();
  process.stdout.write(`${hallways * jobs} jobs: ${JSON.stringify({ ...tally, doubts })}\n`);
  // A run in which the faults did nothing, or everything, would prove nothing.
  expect(tally.delivered).toBeGreaterThan(0);
  expect(tally.ambiguous + tally.voided).toBeGreaterThan(0);
  expect(tally.coreKilled).toBeGreaterThan(0);
  expect(tally.agentKilled).toBeGreaterThan(0);
});

test.concurrent.each(seeds)(
  'seed %i: none lost, none twice, no false word',
  async (seed) => {
    for (const fate of await live(seed)) {
      count(fate);
      expectTrueAccount(fate);
    }
  },
  TIMEOUT_MS,
);
