import { callSchemas } from './contract.ts';
import type { CallInput, CallName, EventName, Events, Handlers } from './contract.ts';
import { BridgeError } from './error.ts';
import { fieldsOf } from './frames.ts';
import type { AnswerFrame, Port } from './frames.ts';

/** What core offers to a UI. */
export interface Served {
  handlers: Handlers;
  subscribe(listener: <E extends EventName>(event: E, value: Events[E]) => void): () => void;
}

export interface ServeOptions {
  /** Hears of handlers that threw something other than a {@link BridgeError}; the UI is only told `FAILED`. */
  onFault?: (call: CallName, error: unknown) => void;
}

function isCall(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(callSchemas, name);
}

async function answer(handlers: Handlers, call: CallName, input: unknown): Promise<unknown> {
  const checked = callSchemas[call].safeParse(input);
  if (!checked.success) {
    // Paths only: the values are a person's input.
    const where = checked.error.issues.map((issue) => issue.path.join('.') || 'input').join(', ');
    throw new BridgeError('BAD_INPUT', `${call}: not acceptable at ${where}`);
  }
  const handle = handlers[call] as (input: CallInput<CallName>) => unknown;
  return handle(checked.data);
}

/**
 * Serves core's handlers and events to one UI until the port closes. Every argument is checked here, on the side that
 * has something to lose. Frames that are no request are dropped: there is no id to answer to.
 */
export function serve(core: Served, port: Port, options: ServeOptions = {}): void {
  async function respond(id: number, call: unknown, input: unknown): Promise<AnswerFrame> {
    if (!isCall(call)) {
      return { id, err: { code: 'UNKNOWN_CALL', message: 'Core knows no such call.' } };
    }
    try {
      return { id, ok: await answer(core.handlers, call, input) };
    } catch (error) {
      if (error instanceof BridgeError) {
        return { id, err: { code: error.code, message: error.message } };
      }
      options.onFault?.(call, error);
      return { id, err: { code: 'FAILED', message: `${call} failed` } };
    }
  }

  const unsubscribe = core.subscribe((event, value) => port.send({ event, value }));
  port.onClose(unsubscribe);
  port.onMessage((frame) => {
    const { id, call, input } = fieldsOf(frame);
    if (typeof id !== 'number') return;
    void respond(id, call, input).then((reply) => port.send(reply));
  });
}
