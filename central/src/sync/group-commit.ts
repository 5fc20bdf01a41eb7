import type { Push, PushAck } from '@hallway/protocol';
import type { Database } from '../db/index.ts';
import type { Ingest } from './ingest.ts';
import type { Log } from './types.ts';

/** Batches in one transaction: enough to share the cost of a disk flush, few enough not to hold up other work. */
const maxBatches = 20;
/** What a kiosk is told when the disk did not take its events. */
const retryAfterMs = 2_000;

interface Job {
  kioskId: string;
  push: Push;
  reply: (ack: PushAck) => void;
}

/**
 * Commits the pushes of many kiosks together and answers after the commit: an acknowledgement means that the events
 * and all their effects are on disk.
 */
export class GroupCommit {
  readonly #db: Database;
  readonly #ingest: Ingest;
  readonly #log: Log;
  readonly #defer: (work: () => void) => void;
  #jobs: Job[] = [];
  #planned = false;

  /** `defer` runs work soon, after what has already arrived was read (setImmediate). */
  constructor(db: Database, ingest: Ingest, log: Log, defer: (work: () => void) => void) {
    this.#db = db;
    this.#ingest = ingest;
    this.#log = log;
    this.#defer = defer;
  }

  submit(job: Job): void {
    this.#jobs.push(job);
    this.#plan();
  }

  /** Commits what is waiting now. */
  flush(): void {
    while (this.#jobs.length > 0) this.#commit(this.#jobs.splice(0, maxBatches));
  }

  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    this.#defer(() => {
      this.#planned = false;
      this.#commit(this.#jobs.splice(0, maxBatches));
      if (this.#jobs.length > 0) this.#plan();
    });
  }

  #commit(jobs: readonly Job[]): void {
    if (jobs.length === 0) return;
    let acks: PushAck[];
    try {
      acks = this.#db.write((tx) =>
        jobs.map(({ kioskId, push }) => this.#ingest.take(tx, kioskId, push)),
      );
    } catch (error) {
      const kind = error instanceof Error && 'code' in error ? error.code : 'unknown';
      this.#log.error(
        { error: kind, batches: jobs.length },
        'commit failed, kiosks will send again',
      );
      acks = jobs.map(() => ({ retryAfterMs }));
    }
    for (const [index, job] of jobs.entries()) {
      const ack = acks[index];
      if (ack) job.reply(ack);
    }
  }
}
