import { median } from '../support/statistics.ts';

const ROUND_MS = 60;
const ROUNDS = 7;

export interface Cost {
  wallMs: number;
  cpuMs: number;
}

/** What work cost this process. */
export async function costOf(work: () => Promise<void> | void): Promise<Cost> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}

export function medians(costs: readonly Cost[]): Cost {
  return {
    wallMs: hundredths(median(costs.map((cost) => cost.wallMs))),
    cpuMs: hundredths(median(costs.map((cost) => cost.cpuMs))),
  };
}

/** How often work is done in a second of this process's own CPU time, so that a busy machine changes little. */
export function ratePerSecond(work: () => void): number {
  return rates([work])[0] ?? 0;
}

/** Rates of several works, taken in turns so that all see the same machine; the median of their rounds. */
export function rates(works: readonly (() => void)[]): number[] {
  const rounds = works.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    works.forEach((work, index) => {
      const rate = oneRound(work);
      // The first round pays for compiling.
      if (round > 0) rounds[index]?.push(rate);
    });
  }
  return rounds.map((all) => Math.round(median(all)));
}

function oneRound(work: () => void): number {
  const start = process.cpuUsage();
  let spent = 0;
  let done = 0;
  while (spent < ROUND_MS) {
    for (let at = 0; at < 200; at++) work();
    done += 200;
    const { user, system } = process.cpuUsage(start);
    spent = (user + system) / 1000;
  }
  return (done * 1000) / spent;
}

export function ratio(ours: number, theirs: number): number {
  return hundredths(ours / theirs);
}

export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
