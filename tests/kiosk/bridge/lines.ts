import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { MessageEvent, MessagePortMain } from 'electron';
import { WebSocket, WebSocketServer } from 'ws';
import { electronCorePort } from '../../../kiosk/src/bridge/ports/electron-ipc.ts';
import { messagePort } from '../../../kiosk/src/bridge/ports/message-port.ts';
import { webSocketPort } from '../../../kiosk/src/bridge/ports/web-socket.ts';
import type { Port } from '../../../kiosk/src/bridge/rpc.ts';

/** Two ends of one line, as the conformance suite wants them. */
export interface Line {
  core: Port;
  ui: Port;
  dispose(): Promise<void>;
}

/** Node's MessagePort in the shape of Electron's; does not compile when Electron's own types move. */
class PortMain extends EventEmitter implements MessagePortMain {
  readonly #port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }
  postMessage(message: unknown): void {
    const port = this.#port;
    port.postMessage(message);
  }
  start(): void {
    this.#port.on('message', (data: unknown) => {
      const event: MessageEvent = { data, ports: [] };
      this.emit('message', event);
    });
  }
  close(): void {
    this.#port.close();
  }
}

function overMessagePort(): Promise<Line> {
  const { port1, port2 } = new MessageChannel();
  const line = { core: messagePort(port1), ui: messagePort(port2) };
  return Promise.resolve({ ...line, dispose: () => Promise.resolve(port1.close()) });
}

function overElectron(): Promise<Line> {
  const { port1, port2 } = new MessageChannel();
  const line = { core: electronCorePort(new PortMain(port1)), ui: messagePort(port2) };
  return Promise.resolve({ ...line, dispose: () => Promise.resolve(port1.close()) });
}

async function overWebSocket(): Promise<Line> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const accepted = once(server, 'connection') as Promise<[WebSocket]>;
  const ui = webSocketPort(new WebSocket(`ws://127.0.0.1:${port}`));
  const [socket] = await accepted;
  return {
    core: webSocketPort(socket),
    ui,
    async dispose() {
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}

export const lines: Record<string, () => Promise<Line>> = {
  MessagePort: overMessagePort,
  WebSocket: overWebSocket,
  'Electron MessagePortMain': overElectron,
};
