import type { Port } from '../frames.ts';

/** The part of a MessagePort that Node's and the browser's have in common. */
export interface MessagePortLike {
  postMessage(value: unknown): void;
  addEventListener(type: 'message' | 'close', listener: (event: object) => void): void;
  start?(): void;
  close(): void;
}

/** A port over a MessagePort. The browser tells only the other end of a close, Node both: here it is always both, once. */
export function messagePort(port: MessagePortLike): Port {
  const closing = new Set<() => void>();
  let open = true;
  function end(): void {
    if (!open) return;
    open = false;
    for (const listener of closing) listener();
  }
  port.addEventListener('close', end);
  return {
    send(frame) {
      if (open) port.postMessage(frame);
    },
    onMessage(listener) {
      port.addEventListener('message', (event) => {
        if ('data' in event) listener(event.data);
      });
      port.start?.();
    },
    onClose: (listener) => void closing.add(listener),
    close() {
      port.close();
      end();
    },
  };
}
