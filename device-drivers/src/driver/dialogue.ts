import type { Clock } from '../clock.ts';
import { FrameDecoder, type FrameMatcher } from '../codec/card/frame-decoder.ts';
import { DeviceError, type DeviceEffect } from '../error.ts';
import type { ByteConnection, ByteListener } from '../transport/byte-connection.ts';

/** Octets that are sent, and how their answer looks. */
export interface Question<T> {
  octets: Uint8Array;
  answer: FrameMatcher<T>;
  timeoutMs: number;
  /** What may have happened at the device when no answer comes. */
  effect: DeviceEffect;
}

export interface DialogueOptions {
  clock: Clock;
  /** Milliseconds of silence before each question, where the wire asks for it. */
  quietMs: number;
}

/** The question that waits for its answer. */
interface Waiting {
  hear(chunk: Uint8Array): void;
  fail(error: DeviceError): void;
}

/**
 * Questions and answers over one connection, one at a time, for wires whose answers do not say what they answer.
 *
 * Such an answer is believed only in its time: what comes unasked is dropped, and a question that is not answered in
 * time ends the connection, or its late answer would be taken for the answer to the next one.
 */
export class Dialogue {
  /** Resolves with what ended it. */
  readonly ended: Promise<DeviceError>;
  readonly #connection: ByteConnection;
  readonly #options: DialogueOptions;
  readonly #resolveEnded: (error: DeviceError) => void;
  #over = false;
  #waiting: Waiting | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  /** @throws DeviceError as `connect` does */
  static async open(
    connect: (listener: ByteListener) => Promise<ByteConnection>,
    options: DialogueOptions,
  ): Promise<Dialogue> {
    let dialogue: Dialogue | null = null;
    const connection = await connect({
      data: (chunk) => {
        if (dialogue !== null) dialogue.#waiting?.hear(chunk);
      },
    });
    dialogue = new Dialogue(connection, options);
    return dialogue;
  }

  private constructor(connection: ByteConnection, options: DialogueOptions) {
    this.#connection = connection;
    this.#options = options;
    const { promise, resolve } = Promise.withResolvers<DeviceError>();
    this.ended = promise;
    this.#resolveEnded = resolve;
    void connection.closed.then(() => this.end(gone()));
  }

  /** Waits its turn, asks, and waits for the answer. @throws DeviceError `timeout` or `offline`, with the question's effect */
  ask<T>(question: Question<T>): Promise<T> {
    const answer = this.#turn.then(() => this.#exchange(question));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the connection, and the question that waits, for this reason. Resolves once it is closed. */
  async end(error: DeviceError): Promise<void> {
    if (!this.#over) {
      this.#over = true;
      this.#waiting?.fail(error);
      this.#resolveEnded(error);
    }
    await this.#connection.close();
  }

  async #exchange<T>({ octets, answer, timeoutMs, effect }: Question<T>): Promise<T> {
    const { clock, quietMs } = this.#options;
    const patience = new AbortController();
    if (quietMs > 0) await clock.sleep(quietMs, patience.signal);
    if (this.#over) throw gone();
    const decoder = new FrameDecoder(answer);
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#waiting = {
      hear: (chunk) => {
        for (const value of decoder.push(chunk)) resolve(value);
      },
      fail: ({ code, message, cause }) =>
        reject(new DeviceError(code, message, { cause, effect, retryable: true })),
    };
    const lost = (error: unknown): void =>
      void this.end(error instanceof DeviceError ? error : gone(error));
    this.#connection.write(octets).catch(lost);
    const silence = new DeviceError('timeout', 'the device did not answer', { retryable: true });
    clock.sleep(timeoutMs, patience.signal).then(
      () => this.end(silence),
      () => undefined,
    );
    try {
      return await promise;
    } finally {
      this.#waiting = null;
      patience.abort();
    }
  }
}

function gone(cause?: unknown): DeviceError {
  return new DeviceError('offline', 'the connection is gone', { retryable: true, cause });
}
