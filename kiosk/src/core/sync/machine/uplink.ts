import { pushAckSchema, refusedSchema, type PushAck, type Welcome } from '@hallway/protocol';
import type { DurableOutbox } from '../outbox.ts';
import type { SyncLog } from '../types.ts';
import type { MachineClock } from './clock.ts';
import { ProtocolFault, type Duty } from './duty.ts';
import type { Question } from './questions.ts';

/** Wait after a refusal that is not about a single event. */
const refusalPauseMs = 30_000;
/** What the envelope of a push adds to its events, generously. */
const pushOverheadBytes = 1024;

/** Empties the outbox: batches in order, a few in flight, sent again from the gap when one did not arrive. */
export class Uplink implements Duty {
  readonly #outbox: DurableOutbox;
  readonly #clock: MachineClock;
  readonly #log: SyncLog;
  readonly #forked: () => void;
  #limits: Welcome['limits'] = { maxEvents: 1, maxBytes: 1, window: 0 };
  #sentSeq = 0;
  #inFlight = 0;
  #pausedUntil: number | null = null;

  constructor(outbox: DurableOutbox, clock: MachineClock, log: SyncLog, forked: () => void) {
    this.#outbox = outbox;
    this.#clock = clock;
    this.#log = log;
    this.#forked = forked;
  }

  begin(welcome: Welcome): void {
    this.#limits = welcome.limits;
    this.#sentSeq = this.#outbox.state().acked;
    this.#inFlight = 0;
    this.#pausedUntil = null;
  }

  end(): void {
    this.#limits = { ...this.#limits, window: 0 };
    this.#inFlight = 0;
  }

  next(): Question | null {
    if (this.#inFlight >= this.#limits.window || this.#isPaused()) return null;
    const { epoch, acked } = this.#outbox.state();
    const events = this.#outbox.batchAfter(Math.max(this.#sentSeq, acked), {
      maxEvents: this.#limits.maxEvents,
      maxBytes: this.#limits.maxBytes - pushOverheadBytes,
    });
    const last = events.at(-1);
    if (!last) return null;
    this.#sentSeq = last.seq;
    this.#inFlight += 1;
    return {
      name: 'push',
      payload: { epoch, events },
      answer: (message) => {
        this.#inFlight -= 1;
        this.#answered(epoch, last.seq, message);
      },
    };
  }

  wakeAt(): number | null {
    return this.#pausedUntil;
  }

  #isPaused(): boolean {
    if (this.#pausedUntil === null) return false;
    if (this.#clock.monotonic() < this.#pausedUntil) return true;
    this.#pausedUntil = null;
    return false;
  }

  #answered(epoch: string, lastSeq: number, message: unknown): void {
    const refused = refusedSchema.safeParse(message);
    if (refused.success) {
      this.#log.warn({ code: refused.data.error.code }, 'push refused');
      this.#pause(refusalPauseMs);
      return;
    }
    const ack = pushAckSchema.safeParse(message);
    if (!ack.success) throw new ProtocolFault('answer to push');
    this.#take(epoch, lastSeq, ack.data);
  }

  /**
   * Central has compared what was in the push with what it holds, and nothing else: its answer vouches for the events
   * up to the last of that push, even if its own count is further on.
   */
  #take(epoch: string, lastSeq: number, ack: PushAck): void {
    if ('fork' in ack) {
      this.#forked();
    } else if ('gap' in ack) {
      if (ack.gap < this.#outbox.state().acked) throw new ProtocolFault('central forgot events');
      this.#sentSeq = Math.min(this.#sentSeq, ack.gap);
    } else if ('retryAfterMs' in ack) {
      this.#pause(ack.retryAfterMs);
    } else if (ack.epoch === epoch) {
      for (const { seq, code } of ack.rejected) this.#log.warn({ seq, code }, 'event rejected');
      this.#outbox.acknowledge(Math.min(ack.acked, lastSeq), ack);
    } else {
      throw new ProtocolFault('acknowledgement of another epoch');
    }
  }

  /** What is in flight is answered with the same; all of it goes again afterwards. */
  #pause(ms: number): void {
    this.#pausedUntil = this.#clock.monotonic() + ms;
    this.#sentSeq = this.#outbox.state().acked;
  }
}
