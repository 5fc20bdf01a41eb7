import { DeviceError, type Capability } from '@hallway/device-drivers';
import type { ToAgent, ToCore } from './messages.ts';
import { natureOf, type Ports } from './ports.ts';

interface Waiting {
  /** Only asked something: a lost answer changed nothing at the device. */
  asks: boolean;
  resolve: (value: unknown) => void;
  reject: (error: DeviceError) => void;
  /** Lets go of the caller's signal. */
  release: () => void;
}

/** Calls on their way to the agent and back. */
export class Calls {
  readonly #send: (message: ToAgent) => boolean;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  /** @param send false when there is no agent to send to */
  constructor(send: (message: ToAgent) => boolean) {
    this.#send = send;
  }

  /** What the device of that id can do, as if it were in this process. */
  port<C extends Capability>(id: string, capability: C): Ports[C] {
    const calls = Object.entries<'asks' | 'acts'>(natureOf[capability]).map(([call, nature]) => [
      call,
      (...args: unknown[]) => this.#ask(id, capability, call, nature, args),
    ]);
    return Object.fromEntries(calls) as Ports[C]; // the table names every call of it
  }

  answered(message: ToCore & { kind: 'ok' | 'fault' }): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    waiting?.release();
    if (message.kind === 'ok') waiting?.resolve(message.value);
    else waiting?.reject(DeviceError.fromFault(message.fault));
  }

  /** The agent is gone, and with it every answer: what asked may ask again, what acted may have acted. */
  agentGone(): void {
    for (const { asks, reject, release } of this.#waiting.values()) {
      release();
      const effect = asks ? 'none' : 'possible';
      reject(new DeviceError('offline', 'the device agent ended', { effect, retryable: true }));
    }
    this.#waiting.clear();
  }

  #ask(
    device: string,
    capability: Capability,
    call: string,
    nature: 'asks' | 'acts',
    given: unknown[],
  ): Promise<unknown> {
    const { args, signal } = withoutSignal(given);
    if (signal?.aborted) return Promise.reject(new DeviceError('aborted', 'the call was given up'));
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const id = ++this.#last;
    const giveUp = (): void => void this.#send({ kind: 'give-up', id });
    signal?.addEventListener('abort', giveUp);
    const release = (): void => signal?.removeEventListener('abort', giveUp);
    this.#waiting.set(id, { asks: nature === 'asks', resolve, reject, release });
    const abortable = signal !== undefined;
    if (!this.#send({ kind: 'call', id, device, capability, call, args, abortable })) {
      this.#waiting.delete(id);
      release();
      reject(new DeviceError('offline', 'the device agent is not running', { retryable: true }));
    }
    return promise;
  }
}

/** A signal cannot cross to another process: it stays here, the rest of the call's options goes. */
function withoutSignal(given: unknown[]): { args: unknown[]; signal?: AbortSignal } {
  const options = given.at(-1);
  if (typeof options !== 'object' || options === null || !('signal' in options)) {
    return { args: given };
  }
  const { signal, ...rest } = options;
  if (!(signal instanceof AbortSignal)) return { args: given };
  return { args: [...given.slice(0, -1), rest], signal };
}
