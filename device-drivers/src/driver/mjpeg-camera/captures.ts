import type { Clock } from '../../clock.ts';
import { DeviceError } from '../../error.ts';
import type { CallOptions } from '../ipp-printer/types.ts';
import type { Picture } from './types.ts';

const DEFAULT_TIMEOUT_MS = 5_000;

interface Waiting {
  /** Bodies of the stream that had begun when it was asked for. */
  after: number;
  resolve: (picture: Picture) => void;
  reject: (error: DeviceError) => void;
}

/** Those who wait for the next picture of one stream. */
export class Captures {
  readonly #clock: Clock;
  readonly #waiting = new Set<Waiting>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Waits for a picture that begins later than the first `after`. @throws DeviceError `timeout`, `aborted`, or as `fail` says */
  async wait(after: number, options: CallOptions): Promise<Picture> {
    const { signal, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    const { promise, resolve, reject } = Promise.withResolvers<Picture>();
    const waiting: Waiting = { after, resolve, reject };
    const giveUp = (): void => reject(new DeviceError('aborted', 'the call was given up'));
    const late = new DeviceError('timeout', `no new picture within ${timeoutMs} ms`, {
      retryable: true,
    });
    const patience = new AbortController();
    this.#clock.sleep(timeoutMs, patience.signal).then(
      () => reject(late),
      () => undefined,
    );
    signal?.addEventListener('abort', giveUp, { once: true });
    if (signal?.aborted === true) giveUp();
    this.#waiting.add(waiting);
    try {
      return await promise;
    } finally {
      this.#waiting.delete(waiting);
      patience.abort();
      signal?.removeEventListener('abort', giveUp);
    }
  }

  /** Gives a picture to all who wait for one as young. @param number which body of the stream it is */
  give(picture: Picture, number: number): void {
    for (const { after, resolve } of this.#waiting) if (number > after) resolve(picture);
  }

  /** The stream is over, and nothing comes any more. */
  fail(error: DeviceError): void {
    for (const { reject } of this.#waiting) reject(DeviceError.fromFault(error.toFault()));
  }
}
