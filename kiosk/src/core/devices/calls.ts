import { DeviceError } from '@hallway/device-drivers';
import type { PrinterCall, ToAgent, ToCore } from './messages.ts';
import type { PrinterPort } from './printer-port.ts';

interface Waiting {
  call: PrinterCall;
  resolve: (value: unknown) => void;
  reject: (error: DeviceError) => void;
}

/** Calls that only ask: a lost answer changed nothing at the device. */
const asking: ReadonlySet<PrinterCall> = new Set(['identify', 'validate', 'job', 'jobs']);

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
  printer(printer: string): PrinterPort {
    const ask =
      <C extends PrinterCall>(call: C) =>
      (...args: Parameters<PrinterPort[C]>): ReturnType<PrinterPort[C]> =>
        this.#ask(printer, call, args) as ReturnType<PrinterPort[C]>;
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
    for (const { call, reject } of this.#waiting.values()) {
      const effect = asking.has(call) ? 'none' : 'possible';
      reject(new DeviceError('offline', 'the device agent ended', { effect, retryable: true }));
    }
    this.#waiting.clear();
  }

  #ask(printer: string, call: PrinterCall, args: unknown[]): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const id = ++this.#last;
    this.#waiting.set(id, { call, resolve, reject });
    if (!this.#send({ kind: 'call', id, printer, call, args })) {
      this.#waiting.delete(id);
      reject(new DeviceError('offline', 'the device agent is not running', { retryable: true }));
    }
    return promise;
  }
}
