import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { mutate, seededRandom, split } from './random.ts';

/** Mutated frames for every codec: as many as decide something where time is not short, a seeded slice elsewhere. */
export const FUZZ_CASES = process.env['HALLWAY_LONG'] === '1' ? 1_000_000 : 20_000;
const TIMEOUT_MS = 3_600_000;
/** Of processor time, however busy the machine is: a frame is read in microseconds. */
const HANG_MS = 2_000;
/** Octets that what is not collected may differ by; a codec that kept one octet of each frame would show. */
const GROWTH_OCTETS = 8 << 20;
/** From this share of the cases on all code is compiled and all tables are there. */
const WARM = 0.2;

export interface FuzzTarget {
  /** So that a failing case comes again. */
  seed: number;
  /** Good frames, of which the cases are mutations. */
  frames: readonly Uint8Array[];
  /** Takes one mutated frame. @returns how much was read of it */
  take: (octets: Uint8Array, random: () => number) => number;
  /** The error the codec may refuse a frame with. Any other fails the test. */
  refusal?: new (...args: never[]) => Error;
  /** What must hold of all cases together. Default: something was read. */
  after?: (outcome: FuzzOutcome) => void;
}

export interface FuzzOutcome {
  /** The sum of what `take` returned. */
  read: number;
  /** Cases that ended by `refusal`. */
  refused: number;
}

/** One test: mutated frames neither throw, nor hang, nor grow. */
export function fuzz(what: string, target: FuzzTarget): void {
  it(`${what} survive ${FUZZ_CASES} mutations`, { timeout: TIMEOUT_MS }, () => {
    const random = seededRandom(target.seed);
    const outcome: FuzzOutcome = { read: 0, refused: 0 };
    const run = (from: number, to: number): void => {
      for (let at = from; at < to; at++) takeOne(target, at, random, outcome);
    };
    run(0, FUZZ_CASES * WARM);
    const before = octetsInUse();
    run(FUZZ_CASES * WARM, FUZZ_CASES);
    expect(octetsInUse() - before).toBeLessThan(GROWTH_OCTETS);
    if (target.after === undefined) expect(outcome.read).toBeGreaterThan(0);
    else target.after(outcome);
  });
}

function takeOne(
  { frames, take, refusal }: FuzzTarget,
  at: number,
  random: () => number,
  outcome: FuzzOutcome,
): void {
  const octets = mutate(frames[at % frames.length] ?? new Uint8Array(1), random);
  const begun = process.cpuUsage();
  try {
    outcome.read += take(octets, random);
  } catch (error) {
    if (refusal === undefined || !(error instanceof refusal)) {
      throw new Error(`case ${at}: ${Buffer.from(octets).toString('hex')}`, { cause: error });
    }
    outcome.refused += 1;
  }
  const { user, system } = process.cpuUsage(begun);
  const tookMs = (user + system) / 1_000;
  if (tookMs > HANG_MS) throw new Error(`case ${at} takes ${tookMs} ms`);
}

/** A decoder of a stream, as all codecs have it. */
export interface StreamDecoder<T> {
  push(chunk: Uint8Array): readonly T[];
  /** Octets it keeps. */
  readonly pending: number;
}

export interface StreamTarget<T> {
  seed: number;
  frames: readonly Uint8Array[];
  /** One for all cases: what a broken frame leaves behind must not spoil the next for ever. */
  decoder: StreamDecoder<T>;
  /** The most octets it may keep. */
  most: number;
  /** The largest chunk the frames come in. Default 24. */
  chunk?: number;
  /** Throws for what must never be read. */
  check?: (value: T) => void;
  /** The decoder again, after all of it. */
  after?: (outcome: FuzzOutcome) => void;
}

/** The same for a decoder that is fed chunk by chunk: it keeps a bounded number of octets, and reads on. */
export function fuzzStream<T>(what: string, target: StreamTarget<T>): void {
  const { seed, frames, decoder, most, chunk, check, after } = target;
  fuzz(what, {
    seed,
    frames,
    take: (octets, random) => {
      let read = 0;
      for (const part of split(octets, random, chunk)) {
        const values = decoder.push(part);
        if (check !== undefined) values.forEach(check);
        read += values.length;
        if (decoder.pending > most) throw new Error(`keeps ${decoder.pending} octets`);
      }
      return read;
    },
    after: (outcome) => {
      expect(outcome.read).toBeGreaterThan(0);
      after?.(outcome);
    },
  });
}

/** Octets of this process that are still in use, after everything that is not was collected. */
function octetsInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  // What the first collection found is given back on another thread, which the next one waits for.
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
