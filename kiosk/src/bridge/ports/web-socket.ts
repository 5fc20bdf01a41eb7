import type { Port } from '../frames.ts';

/** The part of a WebSocket that the browser's and Node's `ws` have in common. */
export interface WebSocketLike {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'open' | 'close', listener: () => void): void;
}

const CONNECTING = 0;
const OPEN = 1;
/** "Received data it cannot accept", RFC 6455 §7.4.1. */
const UNACCEPTABLE = 1003;

/** A port over a WebSocket, frames as JSON text. Frames sent while it is still connecting wait for it. */
export function webSocketPort(socket: WebSocketLike): Port {
  const early: string[] = [];
  socket.addEventListener('open', () => {
    for (const text of early.splice(0)) socket.send(text);
  });
  return {
    send(frame) {
      const text = JSON.stringify(frame);
      if (socket.readyState === OPEN) socket.send(text);
      else if (socket.readyState === CONNECTING) early.push(text);
    },
    onMessage(listener) {
      socket.addEventListener('message', ({ data }) => {
        let frame: unknown;
        try {
          frame = JSON.parse(String(data));
        } catch {
          socket.close(UNACCEPTABLE);
          return;
        }
        listener(frame);
      });
    },
    onClose: (listener) => socket.addEventListener('close', listener),
    close: () => socket.close(),
  };
}
