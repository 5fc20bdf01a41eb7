import type { Bridge, CallAnswer, CallName, EventName, Events } from './contract.ts';
import { BridgeError } from './error.ts';
import type { BridgeErrorCode } from './error.ts';
import { fieldsOf } from './frames.ts';
import type { Port } from './frames.ts';

export type { Port } from './frames.ts';

/** The UI's end of the bridge. */
export interface Connection extends Bridge {
  /**
   * Settles when the line is gone. The document that held it is over: the page leaves for `/blank`, which brings a
   * fresh document, so that nothing of the last person can survive in this one.
   */
  readonly closed: Promise<void>;
  close(): void;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: BridgeError): void;
}

const codes: Record<BridgeErrorCode, true> = {
  UNKNOWN_CALL: true,
  BAD_INPUT: true,
  NOT_NOW: true,
  CLOSED: true,
  FAILED: true,
};

function errorOf(err: unknown): BridgeError {
  const { code, message } = fieldsOf(err);
  const known = typeof code === 'string' && Object.hasOwn(codes, code);
  return new BridgeError(
    known ? (code as BridgeErrorCode) : 'FAILED',
    typeof message === 'string' ? message : '',
  );
}

/**
 * Speaks to core over a port. Calls answered by core with an error, and calls still waiting when the line goes, reject
 * with a {@link BridgeError}. The answer's shape is core's promise: both ends are built from the same contract.
 */
export function connect(port: Port): Connection {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<EventName, Set<(value: unknown) => void>>();
  let lastId = 0;
  let open = true;
  const { promise: closed, resolve: settleClosed } = Promise.withResolvers<void>();

  function end(): void {
    if (!open) return;
    open = false;
    for (const call of waiting.values()) {
      call.reject(new BridgeError('CLOSED', 'The line to core closed before it answered.'));
    }
    waiting.clear();
    settleClosed();
  }

  port.onMessage((frame) => {
    const { id, ok, err, event, value } = fieldsOf(frame);
    if (typeof event === 'string') {
      for (const listener of listeners.get(event as EventName) ?? []) listener(value);
      return;
    }
    if (typeof id !== 'number') return;
    const call = waiting.get(id);
    waiting.delete(id);
    if (err === undefined) call?.resolve(ok);
    else call?.reject(errorOf(err));
  });
  port.onClose(end);

  return {
    closed,
    call<C extends CallName>(name: C, ...[input]: unknown[]): Promise<CallAnswer<C>> {
      if (!open) return Promise.reject(new BridgeError('CLOSED', 'There is no line to core.'));
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: (answer) => resolve(answer as CallAnswer<C>), reject });
        port.send({ id, call: name, input });
      });
    },
    on<E extends EventName>(event: E, listener: (value: Events[E]) => void): () => void {
      const heard = (value: unknown): void => listener(value as Events[E]);
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(heard));
      return () => void all.delete(heard);
    },
    close() {
      port.close();
      end();
    },
  };
}
