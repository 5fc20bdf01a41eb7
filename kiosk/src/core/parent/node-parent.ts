import type { ToCore, ToShell } from '../../bridge/link.ts';
import type { Port } from '../../bridge/rpc.ts';
import type { Parent } from './parent.ts';

/** The part of `process` in a forked child that this needs. */
export interface ChildChannel {
  send?(message: ToShell): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
}

interface Client {
  port: Port;
  take(frame: unknown): void;
  end(): void;
}

function makeClient(number: number, tell: Parent['tell'], forget: () => void): Client {
  const listeners = new Set<(frame: unknown) => void>();
  const closing = new Set<() => void>();
  let open = true;
  function end(): void {
    if (!open) return;
    open = false;
    forget();
    for (const listener of closing) listener();
  }
  return {
    take(frame) {
      for (const listener of listeners) listener(frame);
    },
    end,
    port: {
      send(frame) {
        if (open) tell({ kind: 'frame', client: number, frame });
      },
      onMessage: (listener) => void listeners.add(listener),
      onClose: (listener) => void closing.add(listener),
      close() {
        if (open) tell({ kind: 'close', client: number });
        end();
      },
    },
  };
}

/** A parent that forked this process: all clients share the one IPC channel. */
export function nodeParent(channel: ChildChannel): Parent {
  const clients = new Map<number, Client>();
  const coming = new Set<(client: number, port: Port) => void>();
  const tell = (message: ToShell): void => void channel.send?.(message);

  channel.on('message', (raw) => {
    const message = raw as ToCore; // from our own shell, built with this file
    switch (message.kind) {
      case 'open': {
        const { client } = message;
        const made = makeClient(client, tell, () => clients.delete(client));
        clients.set(client, made);
        for (const listener of coming) listener(client, made.port);
        break;
      }
      case 'frame':
        clients.get(message.client)?.take(message.frame);
        break;
      case 'close':
        clients.get(message.client)?.end();
        break;
      case 'ping':
        tell({ kind: 'pong' });
        break;
    }
  });

  return {
    tell,
    onClient: (listener) => void coming.add(listener),
    onGone: (listener) => void channel.on('disconnect', listener),
  };
}
