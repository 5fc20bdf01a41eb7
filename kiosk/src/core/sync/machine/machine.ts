import type { Beat, ClaimRequest, Welcome } from '@hallway/protocol';
import type { LeasedSerials } from '../serials.ts';
import type { ClaimAnswer, Connection, ConnectionListener, SerialNeed } from '../types.ts';
import { Asking } from './asking.ts';
import { Downlink } from './downlink.ts';
import type { MachineClock } from './clock.ts';
import { earliest, ProtocolFault, type Duty } from './duty.ts';
import { shakeHands, type HandshakeDeps } from './handshake.ts';
import { Heartbeat } from './heartbeat.ts';
import { forkHistory, settleHistory, type History } from './history.ts';
import { Leasing } from './leasing.ts';
import { Questions } from './questions.ts';
import { Reconnect } from './reconnect.ts';
import { Uplink } from './uplink.ts';

/** No answer for this long means no connection, whatever the socket says. */
const answerWithinMs = 15_000;
/** Wait after central refused this kiosk: a person must act first. */
const refusedPauseMs = 30_000;

export interface MachineDeps extends HandshakeDeps, History {
  serials: LeasedSerials;
  serialNeeds: () => readonly SerialNeed[];
  beat: () => Beat;
  clock: MachineClock;
  /** Numbers in [0, 1). */
  unit: () => number;
  /** Opens a connection; it ends with `closed`, also when it never came about. */
  open: (listener: ConnectionListener) => Connection;
  /** Asks for a call of `tick` at that monotonic time; null: no call needed. Each call replaces the last. */
  alarm: (at: number | null) => void;
  /** The kiosk stands at the head of every partition. */
  caughtUp: () => void;
  /** `online` or `refusal` may have changed. */
  changed: () => void;
}

type Phase =
  | { name: 'stopped' }
  | { name: 'waiting'; until: number }
  | { name: 'connecting'; until: number }
  | { name: 'welcome' };

/**
 * The kiosk's side of campus-sync/1 as a state machine: it owns no socket, no timer and no clock, so that a
 * simulation runs the very code of the product. Everything durable is in the store; this object may be lost at any
 * moment and made again.
 */
export class SyncMachine {
  readonly #deps: MachineDeps;
  readonly #reconnect: Reconnect;
  readonly #heartbeat: Heartbeat;
  readonly #downlink: Downlink;
  readonly #asking = new Asking();
  readonly #duties: readonly Duty[];
  readonly #questions: Questions;
  #phase: Phase = { name: 'stopped' };
  #connection: Connection | null = null;
  /** Grows with every connection: what an earlier one still says is told apart and dropped. */
  #generation = 0;
  #refusal: string | null = null;
  #aheadMs = 0;

  constructor(deps: MachineDeps) {
    const { clock, log } = deps;
    this.#deps = deps;
    this.#reconnect = new Reconnect(deps.unit);
    this.#heartbeat = new Heartbeat(clock);
    this.#questions = new Questions(clock, answerWithinMs);
    this.#downlink = new Downlink(deps.feed, clock, log, deps.caughtUp);
    this.#duties = [
      // A person waits for the answer.
      this.#asking,
      new Uplink(deps.outbox, clock, log, () => this.#fork()),
      this.#downlink,
      new Leasing(deps.serials, deps.serialNeeds, clock, log),
    ];
  }

  /** Connected, proven and welcome. */
  get online(): boolean {
    return this.#phase.name === 'welcome';
  }

  /** Code with which central last refused this kiosk; null since it was last welcome. */
  get refusal(): string | null {
    return this.#refusal;
  }

  /** How far central's clock was ahead of this kiosk's when they last met, in ms; 0 before. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  start(): void {
    if (this.#phase.name !== 'stopped') return;
    this.#phase = { name: 'waiting', until: this.#deps.clock.monotonic() };
    this.tick();
  }

  stop(): void {
    this.#leave({ name: 'stopped' });
    this.#deps.alarm(null);
  }

  /** Something was written locally: events, or numbers used up. */
  wake(): void {
    this.#pump();
  }

  askClaim(request: ClaimRequest): Promise<ClaimAnswer> {
    const answer = this.#asking.ask(request);
    this.#pump();
    return answer;
  }

  beatNow(): void {
    this.#heartbeat.hurry();
    this.#pump();
  }

  /** Time has passed. */
  tick(): void {
    const now = this.#deps.clock.monotonic();
    const due = this.#questions.deadlines().some((deadline) => now >= deadline);
    if (this.#phase.name === 'waiting' && now >= this.#phase.until) this.#connect();
    else if (this.#phase.name === 'connecting' && now >= this.#phase.until) this.#lose('timeout');
    else if (due) this.#lose('timeout');
    this.#pump();
  }

  #connect(): void {
    this.#generation += 1;
    const generation = this.#generation;
    this.#phase = { name: 'connecting', until: this.#deps.clock.monotonic() + answerWithinMs };
    const current = (take: () => void): void => {
      if (generation !== this.#generation) return;
      this.#safely(take);
      this.#pump();
    };
    this.#connection = this.#deps.open({
      challenge: (message) => current(() => this.#challenged(message)),
      poke: (message) => current(() => this.#downlink.poke(message)),
      answer: (id, message) => current(() => this.#questions.answered(id, message)),
      closed: (reason) => current(() => this.#lose(reason)),
    });
  }

  #challenged(message: unknown): void {
    if (this.#phase.name !== 'connecting') throw new ProtocolFault('second challenge');
    shakeHands(this.#deps, message, {
      ask: (question) => this.#questions.ask(this.#connection, question),
      welcomed: (welcome) => this.#welcomed(welcome),
      refused: (code) => this.#refused(code),
    });
  }

  #welcomed(welcome: Welcome): void {
    if (settleHistory(this.#deps, welcome) === 'new-epoch') {
      this.#connectAgain();
      return;
    }
    this.#phase = { name: 'welcome' };
    this.#refusal = null;
    this.#aheadMs = Date.parse(welcome.serverTime) - this.#deps.clock.now();
    this.#reconnect.welcomed(welcome.reconnect);
    this.#heartbeat.begin();
    for (const duty of this.#duties) duty.begin(welcome);
    this.#deps.changed();
  }

  /** Sends what is to be sent now, and sets the alarm for what comes later. */
  #pump(): void {
    this.#safely(() => {
      for (const duty of this.#duties) this.#askAll(duty);
    });
    if (this.#heartbeat.take()) this.#beat();
    this.#deps.alarm(this.#wakeAt());
  }

  #askAll(duty: Duty): void {
    while (this.#phase.name === 'welcome') {
      const question = duty.next();
      if (!question) return;
      this.#questions.ask(this.#connection, question);
    }
  }

  /** A beat that cannot be made costs nothing but the beat. */
  #beat(): void {
    try {
      this.#connection?.beat(this.#deps.beat());
    } catch (error) {
      this.#deps.log.warn({ fault: kindOf(error) }, 'no beat');
    }
  }

  #wakeAt(): number | null {
    const phase = this.#phase;
    if (phase.name === 'stopped') return null;
    if (phase.name === 'waiting') return phase.until;
    const deadlines = this.#questions.deadlines();
    if (phase.name === 'connecting') return earliest([phase.until, ...deadlines]);
    const duties = this.#duties.map((duty) => duty.wakeAt());
    return earliest([...deadlines, ...duties, this.#heartbeat.wakeAt()]);
  }

  /** What breaks the protocol, or a full disk, costs the connection and nothing else: all of it is tried again. */
  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      const fault = error instanceof ProtocolFault ? error.message : kindOf(error);
      this.#deps.log.warn({ fault }, 'sync interrupted');
      this.#lose('fault');
    }
  }

  #refused(code: string): void {
    this.#refusal = code;
    this.#deps.log.warn({ code }, 'central refused this kiosk');
    this.#leave({ name: 'waiting', until: this.#deps.clock.monotonic() + refusedPauseMs });
    this.#deps.changed();
  }

  #lose(reason: string): void {
    if (this.#phase.name === 'stopped' || this.#phase.name === 'waiting') return;
    this.#deps.log.info({ reason }, 'connection to central lost');
    const until = this.#deps.clock.monotonic() + this.#reconnect.delay();
    this.#leave({ name: 'waiting', until });
  }

  #fork(): void {
    forkHistory(this.#deps);
    this.#connectAgain();
  }

  #connectAgain(): void {
    this.#leave({ name: 'waiting', until: this.#deps.clock.monotonic() });
  }

  #leave(phase: Phase): void {
    const wasOnline = this.online;
    this.#generation += 1;
    this.#phase = phase;
    this.#questions.forget();
    this.#heartbeat.end();
    for (const duty of this.#duties) duty.end();
    const connection = this.#connection;
    this.#connection = null;
    connection?.close();
    if (wasOnline) this.#deps.changed();
  }
}

/** The kind of an error, for the log; its text may hold data. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
