import { DeviceError, type Clock } from '@hallway/device-drivers';
import { beforeStop, IllegalTransition, JournalConflict } from '../journal/index.ts';
import type { OneShotAttempt, OneShotEvent, OneShotEvidence } from './attempt.ts';
import type { OneShotJournal } from './journal.ts';
import type { OneShotAnswer, OneShotLimits, OneShotWay, Prepared } from './types.ts';

export interface RunTools {
  journal: OneShotJournal;
  way: OneShotWay;
  clock: Clock;
  limits: OneShotLimits;
  stopping: AbortSignal;
  tell: (attempt: OneShotAttempt) => void;
  onFault: (error: unknown) => void;
}

/** One attempt on its way to rest. */
export class Run {
  #attempt: OneShotAttempt;
  readonly #inherited: boolean;
  readonly #tools: RunTools;

  /** @param inherited an earlier run of the program began it */
  constructor(attempt: OneShotAttempt, inherited: boolean, tools: RunTools) {
    this.#attempt = attempt;
    this.#inherited = inherited;
    this.#tools = tools;
  }

  /** Rejects when the kiosk stops, and on a mistake of the program; the journal holds the truth either way. */
  async toRest(): Promise<void> {
    this.#tools.stopping.throwIfAborted();
    if (this.#attempt.state === 'SENDING') return this.#doubt('interrupted');
    if (this.#inherited && !this.#tools.way.resumes) return this.#fail('interrupted');
    const signal = AbortSignal.any([
      this.#tools.stopping,
      AbortSignal.timeout(this.#tools.limits.callMs),
    ]);
    const prepared = await this.#prepare(signal);
    if (prepared === null) return;
    await this.#write({ type: 'SENDING', evidence: prepared.evidence });
    // The disk may have been full for hours meanwhile.
    if (!this.#isFresh()) return this.#fail('expired');
    await this.#send(prepared);
  }

  /** Null when the attempt has ended. */
  async #prepare(signal: AbortSignal): Promise<Prepared | null> {
    const { journal, way } = this.#tools;
    const content = journal.content(this.#attempt.key);
    if (!this.#isFresh() || content === null) {
      await this.#fail(content === null ? 'content-gone' : 'expired');
      return null;
    }
    const job = { attempt: this.#attempt, content };
    const prepared = await this.#patiently(() => way.prepare(job, signal));
    if (!(prepared instanceof DeviceError)) return prepared;
    await this.#fail(prepared.code);
    return null;
  }

  async #send({ call }: Prepared): Promise<void> {
    let answer: OneShotAnswer;
    try {
      answer = await beforeStop(call(), this.#tools.stopping);
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      return error.effect === 'none' ? this.#fail(error.code) : this.#doubt(error.code);
    }
    const type = answer.is === 'delivered' ? 'DELIVERED' : 'PRESUMED';
    await this.#write({ type, evidence: answer.evidence });
  }

  async #fail(reason: string): Promise<void> {
    await this.#write({ type: 'FAILED_CLEAN', reason });
  }

  /** It was begun and nobody heard how it ended. */
  async #doubt(reason: string): Promise<void> {
    await this.#write({ type: 'AMBIGUOUS', reason, evidence: await this.#learn() });
  }

  /** What the device cannot say any more is no evidence. */
  async #learn(): Promise<OneShotEvidence[]> {
    const { way } = this.#tools;
    const learnt = await this.#patiently(() => way.learn(this.#attempt));
    return learnt instanceof DeviceError ? [] : learnt;
  }

  /** Asks again for a while what a device that is just coming back cannot answer yet. */
  async #patiently<T>(ask: () => Promise<T>): Promise<T | DeviceError> {
    const { clock, limits, stopping } = this.#tools;
    const end = clock.monotonic() + limits.readyMs;
    for (;;) {
      try {
        return await beforeStop(ask(), stopping);
      } catch (error) {
        if (!(error instanceof DeviceError)) throw error;
        if (!error.retryable || clock.monotonic() >= end) return error;
        await clock.sleep(limits.pauseMs, stopping);
      }
    }
  }

  /** Writes until it is written: nothing goes on before, and what is known is not forgotten because a disk is full. */
  async #write(event: Exclude<OneShotEvent, { type: 'INTENT' }>): Promise<void> {
    const { journal, clock, limits, stopping, tell, onFault } = this.#tools;
    for (;;) {
      try {
        this.#attempt = journal.record(this.#attempt, event);
        return tell(this.#attempt);
      } catch (error) {
        if (error instanceof JournalConflict || error instanceof IllegalTransition) throw error;
        onFault(error);
        await clock.sleep(limits.pauseMs, stopping);
      }
    }
  }

  #isFresh(): boolean {
    // A clock set back counts as no.
    const age = this.#tools.clock.now() - this.#attempt.intendedAt;
    return age >= 0 && age <= this.#tools.limits.freshMs;
  }
}
