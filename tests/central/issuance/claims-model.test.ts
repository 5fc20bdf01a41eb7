import { randomUUID } from 'node:crypto';
import { openSealedStore } from '@hallway/sealed-store';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EventType } from '@hallway/protocol';
import { SyncRefusal } from '../../../central/src/sync/index.ts';
import { HeldClaims, migrations as claimMigrations } from '../../../kiosk/src/core/claims/index.ts';
import type { ClaimAnswer, Outbox } from '../../../kiosk/src/core/sync/index.ts';
import { createdBody, openIssuance } from './support.ts';

/** An event on its way to central, as the outbox of a kiosk holds it. */
type Sent = { type: EventType; body: unknown; at: number };

interface Attempt {
  issueId: string;
  attempt: number;
  kiosk: number;
  state: 'printing' | 'delivered' | 'void';
}

type Step =
  | { do: 'issue' | 'jam' | 'deny' | 'deliver' | 'goOn' | 'leave'; kiosk: number }
  /** Asks for the latest void attempt, of which central mostly has heard, and prints at once or lets the person think. */
  | { do: 'take'; kiosk: number; heard: boolean; lost: boolean; prints: boolean }
  | { do: 'send'; kiosk: number; count: number }
  | { do: 'wait'; minutes: number };

const kiosks = [0, 1, 2];
const kiosk = fc.constantFrom(...kiosks);
const one = <T extends string>(...names: T[]) =>
  fc.record({ do: fc.constantFrom(...names), kiosk });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: one('issue', 'deliver') },
  { weight: 6, arbitrary: one('jam', 'deny') },
  { weight: 3, arbitrary: one('goOn', 'leave') },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('take' as const),
      kiosk,
      heard: fc.nat(3).map((n) => n > 0),
      lost: fc.nat(3).map((n) => n === 0),
      prints: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      kiosk,
      count: fc.constantFrom(1, 2, 100),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 3, 11) }),
  },
);

/** Central's real register and claims, and the rights of real kiosks; only printers and the network are of the model. */
class Hall {
  now = Date.parse('2026-11-22T04:00:00Z');
  readonly attempts: Attempt[] = [];
  readonly refused: string[] = [];
  readonly #central = openIssuance(() => this.now);
  readonly #outboxes: Sent[][] = kiosks.map(() => []);
  readonly #stores = kiosks.map(() =>
    openSealedStore({
      path: ':memory:',
      key: new Uint8Array(32).fill(7),
      migrations: claimMigrations,
    }),
  );
  readonly #held = this.#stores.map(
    (store, at) =>
      new HeldClaims({
        store,
        outbox: {
          append: (type: EventType, body: unknown) => this.#append(at, type, body),
        } as Outbox,
        ask: (request) => Promise.resolve(this.#answer(at, request)),
      }),
  );
  #lost = false;
  #numbers = 0;

  async run(one: Step): Promise<void> {
    if (one.do === 'wait') {
      this.now += one.minutes * 60_000;
      this.#central.claims.expire();
    } else if (one.do === 'send') this.send(one.kiosk, one.count);
    else if (one.do === 'take') {
      await this.#take(one);
      if (one.prints) this.#act('goOn', one.kiosk);
    } else this.#act(one.do, one.kiosk);
  }

  /** Central takes in so many events of a kiosk. */
  send(at: number, count: number): void {
    for (const { type, body, at: happened } of this.#outboxes[at]?.splice(0, count) ?? []) {
      try {
        this.#central.hear(`K0${at}`, type, body, happened);
      } catch (error) {
        this.refused.push(`${type} of K0${at}: ${String(error)}`);
      }
    }
  }

  /** Numbers that a verifier would call a paper, by issue. */
  valid(): { issueId: string; attempt: number }[] {
    return this.#central.db.sqlite
      .prepare<[], { issueId: string; attempt: number }>(
        `SELECT issue_id AS issueId, attempt FROM issue WHERE status NOT IN ('revoked', 'voided')`,
      )
      .all();
  }

  close(): void {
    for (const store of this.#stores) store.close();
    this.#central.db.close();
  }

  #act(what: 'issue' | 'jam' | 'deny' | 'deliver' | 'goOn' | 'leave', at: number): void {
    const latest = this.attempts.findLast((one) => one.kiosk === at);
    const running = latest?.state === 'printing' ? latest : null;
    if (what === 'issue') this.#print(at, { issueId: randomUUID(), attempt: 0 }, {});
    else if (what === 'jam' && running) {
      running.state = 'void';
      this.#append(at, 'issue.voided', { ...refOf(running), reason: 'given-up' });
    } else if (what === 'deny' && running) {
      running.state = 'void';
      this.#append(at, 'issue.ambiguous', { ...refOf(running), reason: 'x', evidence: [] });
      this.#append(at, 'issue.resolved', { ...refOf(running), outcome: 'voided', by: 'person' });
      this.#held[at]?.keepOwn(refOf(running));
    } else if (what === 'deliver' && running) {
      running.state = 'delivered';
      this.#append(at, 'issue.delivered', {
        ...refOf(running),
        sheets: 1,
        evidence: [],
        deliveredAt: new Date(this.now).toISOString(),
      });
    } else if (what === 'goOn') {
      for (const ref of this.attempts.filter(({ state }) => state === 'void').map(refOf)) {
        // What a kiosk's own journal knows: an attempt it made is not made again.
        const made = this.attempts.some(
          ({ issueId, attempt, kiosk: by }) =>
            by === at && issueId === ref.issueId && attempt > ref.attempt,
        );
        const right = made ? null : this.#held[at]?.use(ref);
        if (right) this.#print(at, ref, right);
      }
    } else if (what === 'leave') this.#held[at]?.release();
  }

  async #take({ kiosk: at, heard, lost }: Extract<Step, { do: 'take' }>): Promise<void> {
    const last = this.attempts.findLast(({ state }) => state === 'void');
    if (!last) return;
    if (heard) this.send(last.kiosk, 100);
    this.#lost = lost;
    await this.#held[at]?.take(refOf(last));
  }

  /** Central's answer; it may be granted and yet never arrive. */
  #answer(
    at: number,
    request: Parameters<HeldClaims['take']>[0] & { requestId: string },
  ): ClaimAnswer {
    try {
      const kioskId = `K0${at}`;
      const { grant } = this.#central.claims.grant({ kioskId, campus: 'tinglan' }, request);
      return this.#lost ? { kind: 'offline' } : { kind: 'granted', grant };
    } catch (error) {
      if (!(error instanceof SyncRefusal)) throw error;
      return { kind: 'refused', code: error.code };
    }
  }

  #print(
    at: number,
    before: { issueId: string; attempt: number },
    right: { grant?: string },
  ): void {
    this.#numbers += 1;
    const ref = { issueId: before.issueId, attempt: before.attempt + 1 };
    this.attempts.push({ ...ref, kiosk: at, state: 'printing' });
    const attempt = { ...ref, ...right };
    const body = createdBody(`K0${at}`, this.#numbers, this.now, attempt);
    this.#append(at, 'issue.created', body);
  }

  #append(at: number, type: EventType, body: unknown): void {
    this.#outboxes[at]?.push({ type, body, at: this.now });
  }
}

function refOf({ issueId, attempt }: { issueId: string; attempt: number }) {
  return { issueId, attempt };
}

function oncePerIssue(all: readonly { issueId: string }[], what: string): void {
  const issues = all.map(({ issueId }) => issueId);
  expect(new Set(issues).size, what).toBe(issues.length);
}

it('never lets two attempts at an issue be valid, in the world or on the register, and refuses no honest one', async () => {
  const seen = { goneOn: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 100 }), async (steps) => {
      const hall = new Hall();
      try {
        for (const one of [{ do: 'issue', kiosk: 0 } as const, ...steps]) {
          await hall.run(one);
          oncePerIssue(
            hall.attempts.filter(({ state }) => state !== 'void'),
            'papers in the world',
          );
          oncePerIssue(hall.valid(), 'papers on the register');
        }
        for (const at of kiosks) hall.send(at, 1_000);
        expect(hall.refused).toEqual([]);
        // In the end the register knows exactly the papers there are.
        const alive = hall.attempts.filter(({ state }) => state !== 'void').map(refOf);
        const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).toSorted();
        expect(sorted(hall.valid())).toEqual(sorted(alive));
        const first = new Map(hall.attempts.map(({ issueId, kiosk: at }) => [issueId, at]));
        seen.goneOn += hall.attempts.filter(
          ({ issueId, kiosk: at }) => first.get(issueId) !== at,
        ).length;
      } finally {
        hall.close();
      }
    }),
    { numRuns: 60 },
  );
  // Papers did move between kiosks, or this would prove nothing.
  expect(seen.goneOn).toBeGreaterThan(5);
}, 120_000);
