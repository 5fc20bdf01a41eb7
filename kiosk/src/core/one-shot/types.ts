import type { OneShotAttempt, OneShotEvidence } from './attempt.ts';
import type { OneShotIntent } from './journal.ts';

/** One attempt for the device that makes it. */
export interface OneShotJob {
  attempt: OneShotAttempt;
  content: string;
}

/** How a kind of device does its one thing. */
export interface OneShotWay {
  /**
   * Whether an attempt that a new start finds intended may still be made: nothing has left the kiosk, but the world
   * before the device may be another by now.
   */
  resumes: boolean;
  /**
   * All that can be done without the effect. What it returns is written down before the call.
   *
   * @throws DeviceError, never with an effect; asked again for a while when it is retryable
   */
  prepare(job: OneShotJob, signal: AbortSignal): Promise<Prepared>;
  /** What the device can say after a call whose answer was lost; without any effect. @throws DeviceError */
  learn(attempt: OneShotAttempt): Promise<OneShotEvidence[]>;
}

export interface Prepared {
  evidence: OneShotEvidence[];
  /** The one call. @throws DeviceError, whose effect says whether it may have been done all the same */
  call: () => Promise<OneShotAnswer>;
}

export interface OneShotAnswer {
  is: 'delivered' | 'presumed';
  evidence: OneShotEvidence[];
}

/** Durations, in milliseconds. */
export interface OneShotLimits {
  /** Wall clock: what waited longer than this for its device is not done any more, because nobody waits for it. */
  freshMs: number;
  /** Monotonic clock: a call that has no answer by then is given up. */
  callMs: number;
  /** Between two tries to write, to prepare, and to learn. */
  pauseMs: number;
  /** Monotonic clock: so long a device that is not there is waited for. */
  readyMs: number;
}

/** Makes calls to devices once each, and says what is proven about them. One in flight per device. */
export interface OneShots {
  /**
   * Begins what is intended; the same again does nothing and tells how far it is.
   *
   * @throws KeyConflict, and when it cannot be written down: nothing leaves the kiosk then
   */
  submit(intent: OneShotIntent): OneShotAttempt;
  /** Begins another attempt, because somebody asks for it; null when there is nothing to do again. */
  again(key: string): OneShotAttempt | null;
  /** What somebody saw of an attempt in doubt; without effect on any other. */
  answer(key: string, cameOut: boolean): void;
  state(key: string): OneShotAttempt | null;
  /** Calls back on every change. Returns the function that ends this. */
  on(listener: (attempt: OneShotAttempt) => void): () => void;
  /** Takes up what an earlier run left. What was begun is in doubt, and never made again by itself. Call once. */
  recover(): void;
  /** Forgets what is at rest since 90 days. */
  forget(): void;
  /** Leaves calls under way where they are; `recover` of the next run takes them up. */
  stop(): Promise<void>;
}
