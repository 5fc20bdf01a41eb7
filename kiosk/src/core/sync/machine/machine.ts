import {
  challengeSchema,
  proveAckSchema,
  refusedSchema,
  welcomeSchema,
  type Beat,
  type Welcome,
} from '@hallway/protocol';
import type { FeedStore } from '../feed-store.ts';
import type { Identity } from '../identity.ts';
import type { DurableOutbox } from '../outbox.ts';
import type { LeasedSerials } from '../serials.ts';
import type { Connection, ConnectionListener, SerialNeed, SyncLog } from '../types.ts';
import { Downlink } from './downlink.ts';
import { earliest, ProtocolFault, type Duty, type MachineClock, type Question } from './duty.ts';
import { Heartbeat } from './heartbeat.ts';
import { Leasing } from './leasing.ts';
import { settleHistory } from './history.ts';
import { Reconnect } from './reconnect.ts';
import { Uplink } from './uplink.ts';

/** Versions of campus-sync this program speaks. */
const protocolRange: [number, number] = [1, 1];
/** No answer for this long means no connection, whatever the socket says. */
const answerWithinMs = 15_000;
/** Wait after central refused this kiosk: a person must act first. */
const refusedPauseMs = 30_000;

export interface MachineDeps {
  kioskId: string;
  origin: string;
  appVersion: string;
  identity: Identity;
  outbox: DurableOutbox;
  feed: FeedStore;
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
  changed: () => void;
  log: SyncLog;
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
  readonly #duties: readonly Duty[];
  readonly #waiting = new Map<number, { question: Question; until: number }>();
  #phase: Phase = { name: 'stopped' };
  #connection: Connection | null = null;
  /** Grows with every connection and question: what belongs to an earlier one is told apart and dropped. */
  #generation = 0;
  #lastId = 0;
  #refusal: string | null = null;

  constructor(deps: MachineDeps) {
    this.#deps = deps;
    this.#reconnect = new Reconnect(deps.unit);
    this.#heartbeat = new Heartbeat(deps.clock);
    this.#downlink = new Downlink(deps.feed, deps.clock, deps.log, deps.caughtUp);
    this.#duties = [
      new Uplink(deps.outbox, deps.clock, deps.log, () => this.#fork()),
      this.#downlink,
      new Leasing(deps.serials, deps.serialNeeds, deps.clock, deps.log),
    ];
  }

  /** Connected, proven and welcome. */
  get online(): boolean {
    return this.#phase.name === 'welcome';
  }

  /** Code with which central last refused this kiosk. */
  get refusal(): string | null {
    return this.#refusal;
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

  beatNow(): void {
    this.#heartbeat.hurry();
    this.#pump();
  }

  /** Time has passed. */
  tick(): void {
    const now = this.#deps.clock.monotonic();
    if (this.#phase.name === 'waiting' && now >= this.#phase.until) this.#connect();
    else if (this.#phase.name === 'connecting' && now >= this.#phase.until) this.#lose('timeout');
    else if ([...this.#waiting.values()].some(({ until }) => now >= until)) this.#lose('timeout');
    this.#pump();
  }

  #connect(): void {
    this.#generation += 1;
    const generation = this.#generation;
    this.#phase = {
      name: 'connecting',
      until: this.#deps.clock.monotonic() + answerWithinMs,
    };
    const current = (take: () => void): void => {
      if (generation === this.#generation) this.#guard(take);
    };
    this.#connection = this.#deps.open({
      challenge: (message) => current(() => this.#challenged(message)),
      poke: (message) => current(() => this.#downlink.poke(message)),
      answer: (id, message) => current(() => this.#answered(id, message)),
      closed: (reason) => current(() => this.#lose(reason)),
    });
  }

  /** Takes one message in, then goes on with what it allows. */
  #guard(take: () => void): void {
    this.#safely(take);
    this.#pump();
  }

  /** What breaks the protocol, or a full disk, costs the connection and nothing else: all of it is tried again. */
  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      const fault = error instanceof ProtocolFault ? error.message : nameOf(error);
      this.#deps.log.warn({ fault }, 'sync interrupted');
      this.#lose('fault');
    }
  }

  #challenged(message: unknown): void {
    const challenge = challengeSchema.safeParse(message);
    if (!challenge.success || this.#phase.name !== 'connecting') {
      throw new ProtocolFault('challenge');
    }
    const { identity, kioskId, origin } = this.#deps;
    this.#ask({
      name: 'auth.prove',
      payload: identity.prove(kioskId, origin, challenge.data),
      answer: (answer) => this.#proven(answer),
    });
  }

  #proven(message: unknown): void {
    const answer = proveAckSchema.safeParse(message);
    if (!answer.success) throw new ProtocolFault('answer to auth.prove');
    if (!answer.data.ok) {
      this.#refused(answer.data.code);
      return;
    }
    const { epoch, lastSeq, headHash } = this.#deps.outbox.state();
    const payload = {
      proto: protocolRange,
      appVersion: this.#deps.appVersion,
      epoch,
      lastSeq,
      headHash,
      cursors: this.#deps.feed.cursors(),
    };
    this.#ask({ name: 'hello', payload, answer: (welcome) => this.#welcomed(welcome) });
  }

  #welcomed(message: unknown): void {
    const refused = refusedSchema.safeParse(message);
    if (refused.success) {
      this.#refused(refused.data.error.code);
      return;
    }
    const welcome = welcomeSchema.safeParse(message);
    if (!welcome.success) throw new ProtocolFault('answer to hello');
    const settled = settleHistory(this.#deps, welcome.data);
    if (settled === 'new-epoch') {
      this.#connectAgain();
      return;
    }
    this.#begin(welcome.data);
  }

  #begin(welcome: Welcome): void {
    this.#phase = { name: 'welcome' };
    this.#refusal = null;
    this.#reconnect.welcomed(welcome.reconnect);
    this.#heartbeat.begin();
    for (const duty of this.#duties) duty.begin(welcome);
    this.#deps.changed();
  }

  #answered(id: number, message: unknown): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    waiting.question.answer(message);
  }

  #ask(question: Question): void {
    this.#lastId += 1;
    const until = this.#deps.clock.monotonic() + answerWithinMs;
    this.#waiting.set(this.#lastId, { question, until });
    this.#connection?.request(this.#lastId, question.name, question.payload);
  }

  /** Sends what is to be sent now, and sets the alarm for what comes later. */
  #pump(): void {
    this.#safely(() => {
      for (const duty of this.#duties) this.#askAll(duty);
      if (this.#heartbeat.take()) this.#connection?.beat(this.#deps.beat());
    });
    this.#deps.alarm(this.#wakeAt());
  }

  #askAll(duty: Duty): void {
    while (this.#phase.name === 'welcome') {
      const question = duty.next();
      if (!question) return;
      this.#ask(question);
    }
  }

  #wakeAt(): number | null {
    const phase = this.#phase;
    if (phase.name === 'stopped') return null;
    if (phase.name === 'waiting') return phase.until;
    if (phase.name === 'connecting') return earliest([phase.until, ...this.#deadlines()]);
    const duties = this.#duties.map((duty) => duty.wakeAt());
    return earliest([...this.#deadlines(), ...duties, this.#heartbeat.wakeAt()]);
  }

  #deadlines(): number[] {
    return [...this.#waiting.values()].map(({ until }) => until);
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

  /** Central holds another history of this kiosk. */
  #fork(): void {
    this.#deps.log.warn({}, 'forked: the disk of this kiosk was rolled back or cloned');
    this.#deps.outbox.startEpoch(false);
    this.#deps.serials.voidAll();
    this.#connectAgain();
  }

  #connectAgain(): void {
    this.#leave({ name: 'waiting', until: this.#deps.clock.monotonic() });
  }

  #leave(phase: Phase): void {
    const wasOnline = this.online;
    this.#generation += 1;
    this.#phase = phase;
    this.#waiting.clear();
    this.#heartbeat.end();
    for (const duty of this.#duties) duty.end();
    const connection = this.#connection;
    this.#connection = null;
    connection?.close();
    if (wasOnline) this.#deps.changed();
  }
}

/** The kind of an error, for the log; its text may hold data. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
