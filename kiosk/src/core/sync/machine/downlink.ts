import { pageSchema, pokeSchema, refusedSchema, type Page, type Welcome } from '@hallway/protocol';
import type { FeedStore } from '../feed-store.ts';
import type { SyncLog } from '../types.ts';
import type { MachineClock } from './clock.ts';
import { ProtocolFault, type Duty } from './duty.ts';
import type { Question } from './questions.ts';

const pageLimit = 500;
/** A poke may be lost: every partition is asked for this often regardless. */
const pollEveryMs = 60_000;

interface Part {
  priority: number;
  /** Head as last heard of. */
  head: number;
  /** Ask even if the head seems reached. */
  due: boolean;
}

/** Follows the feed: one pull at a time, the most urgent partition first, each page continuing at the cursor. */
export class Downlink implements Duty {
  readonly #feed: FeedStore;
  readonly #clock: MachineClock;
  readonly #log: SyncLog;
  readonly #caughtUp: () => void;
  #parts = new Map<string, Part>();
  #pulling = false;
  #pollAt: number | null = null;
  #reports: { part: string; pos: number }[] = [];

  constructor(feed: FeedStore, clock: MachineClock, log: SyncLog, caughtUp: () => void) {
    this.#feed = feed;
    this.#clock = clock;
    this.#log = log;
    this.#caughtUp = caughtUp;
  }

  begin(welcome: Welcome): void {
    this.#parts = new Map(
      welcome.parts.map(({ part, priority, head }) => [part, { priority, head, due: true }]),
    );
    this.#pulling = false;
    this.#reports = [];
    this.#pollAt = this.#clock.monotonic() + pollEveryMs;
  }

  end(): void {
    this.#parts.clear();
    this.#pulling = false;
    this.#reports = [];
    this.#pollAt = null;
  }

  /** Central says a partition grew. Only a hint: bad ones and unknown partitions are passed over. */
  poke(message: unknown): void {
    const poke = pokeSchema.safeParse(message);
    const part = poke.success ? this.#parts.get(poke.data.part) : undefined;
    if (part) part.due = true;
  }

  next(): Question | null {
    const report = this.#reports.shift();
    if (report) return { name: 'cursor', payload: report, answer: () => undefined };
    if (this.#pulling) return null;
    this.#markDueParts();
    const name = this.#mostUrgent();
    const part = name === null ? undefined : this.#parts.get(name);
    return name === null || !part ? null : this.#pull(name, part);
  }

  wakeAt(): number | null {
    return this.#pollAt;
  }

  #markDueParts(): void {
    const now = this.#clock.monotonic();
    if (this.#pollAt === null || now < this.#pollAt) return;
    for (const part of this.#parts.values()) part.due = true;
    this.#pollAt = now + pollEveryMs;
  }

  #mostUrgent(): string | null {
    let best: { name: string; priority: number } | null = null;
    for (const [name, { priority, head, due }] of this.#parts) {
      if (best && best.priority <= priority) continue;
      if (due || this.#feed.cursor(name) < head) best = { name, priority };
    }
    return best?.name ?? null;
  }

  #pull(name: string, part: Part): Question {
    const from = this.#feed.cursor(name);
    this.#pulling = true;
    // A poke that comes while the page is on its way makes the partition due again.
    part.due = false;
    return {
      name: 'pull',
      payload: { part: name, from, limit: pageLimit },
      answer: (message) => {
        this.#pulling = false;
        this.#answered(name, message);
      },
    };
  }

  #answered(name: string, message: unknown): void {
    const refused = refusedSchema.safeParse(message);
    if (refused.success) {
      this.#log.warn({ part: name, code: refused.data.error.code }, 'pull refused');
      this.#parts.delete(name);
      return;
    }
    const page = pageSchema.safeParse(message);
    if (!page.success || page.data.part !== name) throw new ProtocolFault('answer to pull');
    this.#take(page.data);
  }

  #take(page: Page): void {
    const part = this.#parts.get(page.part);
    if (!part) return;
    if (page.more && page.to === page.from) throw new ProtocolFault('page without progress');
    if (!this.#feed.apply(page)) throw new ProtocolFault('page out of order');
    part.head = page.more ? page.head : page.to;
    part.due ||= page.more;
    if (page.to > page.from) this.#reports.push({ part: page.part, pos: page.to });
    if (this.#mostUrgent() === null) this.#caughtUp();
  }
}
