import { DeviceError, type Capability } from '@hallway/device-drivers';
import type { ToAgent, ToCore } from './messages.ts';
import type { PrinterPort } from './printer-port.ts';

interface Waiting {
  /** Only asked something: a lost answer changed nothing at the device. */
  asks: boolean;
  resolve: (value: unknown) => void;
  reject: (error: DeviceError) => void;
}

/** The calls of a capability that only ask. */
const asking: Record<Capability, ReadonlySet<string>> = {
  printer: new Set(['identify', 'profile', 'validate', 'job', 'jobs']),
  receiptPrinter: new Set(),
  power: new Set(['state']),
  relay: new Set(['inputs']),
  stamp: new Set(),
  scanner: new Set(),
};

/** Calls on their way to the agent and back. */
export class Calls {
  readonly #send: (message: ToAgent) => boolean;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  /** @param send false when there is no agent to send to */
  constructor(send: (message: ToAgent) => boolean) {
    this.#send = send;
  }

  /** The printer of that id, as if it were in this process. */
  printer(id: string): PrinterPort {
    const ask =
      <C extends keyof PrinterPort>(call: C) =>
      (...args: Parameters<PrinterPort[C]>): ReturnType<PrinterPort[C]> =>
        this.#ask(id, 'printer', call, args) as ReturnType<PrinterPort[C]>;
    return {
      identify: ask('identify'),
      validate: ask('validate'),
      createJob: ask('createJob'),
      sendDocument: ask('sendDocument'),
      job: ask('job'),
      jobs: ask('jobs'),
      cancel: ask('cancel'),
    };
  }

  answered(message: ToCore & { kind: 'ok' | 'fault' }): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'ok') waiting?.resolve(message.value);
    else waiting?.reject(DeviceError.fromFault(message.fault));
  }

  /** The agent is gone, and with it every answer: what asked may ask again, what acted may have acted. */
  agentGone(): void {
    for (const { asks, reject } of this.#waiting.values()) {
      const effect = asks ? 'none' : 'possible';
      reject(new DeviceError('offline', 'the device agent ended', { effect, retryable: true }));
    }
    this.#waiting.clear();
  }

  #ask(device: string, capability: Capability, call: string, args: unknown[]): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const id = ++this.#last;
    this.#waiting.set(id, { asks: asking[capability].has(call), resolve, reject });
    if (!this.#send({ kind: 'call', id, device, capability, call, args })) {
      this.#waiting.delete(id);
      reject(new DeviceError('offline', 'the device agent is not running', { retryable: true }));
    }
    return promise;
  }
}
