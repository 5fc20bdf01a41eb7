import { onTestFinished } from 'vitest';
import { GroupCommit } from '../../../../../central/src/sync/group-commit.ts';
import { Ingest } from '../../../../../central/src/sync/ingest.ts';
import { IngestTables } from '../../../../../central/src/sync/ingest-tables.ts';
import { FeedStore } from '../../../../../kiosk/src/core/sync/feed-store.ts';
import { DurableOutbox } from '../../../../../kiosk/src/core/sync/outbox.ts';
import { LeasedSerials } from '../../../../../kiosk/src/core/sync/serials.ts';
import type { Disaster } from './steps.ts';

/** A mistake somebody could make, put into the product's code while the simulation looks for it. */
export interface Mutant {
  mistake: string;
  disaster: Disaster;
  /** Undone when the test is over. */
  make: () => void;
}

export const mutants: Mutant[] = [
  {
    mistake: 'central acknowledges before it commits',
    disaster: 'none',
    make: () =>
      replace(GroupCommit.prototype, 'submit', (submit) => {
        return function (this: GroupCommit, job) {
          const { epoch, events } = job.push;
          const acked = events.at(-1)?.seq ?? 0;
          job.reply({ epoch, acked, rejected: [], deferred: [] });
          submit.call(this, { ...job, reply: () => undefined });
        };
      }),
  },
  {
    mistake: 'central takes a batch that does not continue what it has',
    disaster: 'none',
    make() {
      let first: { seq: number; prev: string } | undefined;
      replace(Ingest.prototype, 'cursor', (cursor) => {
        return function (this: Ingest, ...args) {
          const known = cursor.apply(this, args);
          if (!first || first.seq <= known.acked + 1) return known;
          return { acked: first.seq - 1, hash: first.prev };
        };
      });
      replace(Ingest.prototype, 'take', (take) => {
        return function (this: Ingest, ...args) {
          [first] = args[2].events;
          const ack = take.apply(this, args);
          first = undefined;
          return ack;
        };
      });
    },
  },
  {
    mistake: 'central does not know an event that comes again in another epoch',
    disaster: 'rolled-back-disks',
    make() {
      replace(IngestTables.prototype, 'outcome', () => () => null);
      replace(IngestTables.prototype, 'addOutcome', () => () => undefined);
    },
  },
  {
    mistake: 'the kiosk takes one acknowledgement for all its events',
    disaster: 'none',
    make: () =>
      replace(DurableOutbox.prototype, 'acknowledge', (acknowledge) => {
        return function (this: DurableOutbox, _acked, verdicts) {
          acknowledge.call(this, this.state().lastSeq, verdicts);
        };
      }),
  },
  {
    mistake: 'the kiosk believes an acknowledgement of another history of itself',
    disaster: 'rolled-back-disks',
    make: () => replace(DurableOutbox.prototype, 'hashAt', () => () => null),
  },
  {
    mistake: 'the kiosk does not send again what a restored central has lost',
    disaster: 'restored-central',
    make: () =>
      replace(DurableOutbox.prototype, 'startEpoch', (startEpoch) => {
        return function (this: DurableOutbox) {
          startEpoch.call(this, 'unacknowledged');
        };
      }),
  },
  {
    mistake: 'the kiosk moves its cursor past an op it did not apply',
    disaster: 'none',
    make: () =>
      replace(FeedStore.prototype, 'apply', (apply) => {
        return function (this: FeedStore, page) {
          return apply.call(this, { ...page, ops: page.ops.slice(0, 1) });
        };
      }),
  },
  {
    mistake: 'a rolled back kiosk goes on with the numbers it holds',
    disaster: 'rolled-back-disks',
    make: () => replace(LeasedSerials.prototype, 'voidAll', () => () => undefined),
  },
];

function replace<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  by: (before: Owner[Name]) => Owner[Name],
): void {
  const before = owner[name];
  owner[name] = by(before);
  onTestFinished(() => {
    owner[name] = before;
  });
}
