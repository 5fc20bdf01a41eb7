import type { Port } from '../frames.ts';

/** The part of Electron's MessagePortMain core uses; its messages come wrapped in `{ data }`. */
export interface MessagePortMainLike {
  postMessage(value: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** Core's end, in the utility process. Electron emits `close` at both ends. */
export function electronCorePort(port: MessagePortMainLike): Port {
  let open = true;
  port.on('close', () => (open = false));
  return {
    send(frame) {
      if (open) port.postMessage(frame);
    },
    onMessage(listener) {
      port.on('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}
