import { once } from 'node:events';
import { createServer, STATUS_CODES } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { readAsset } from '../assets.ts';
import { blankPage } from '../blank-page.ts';
import { pageHeaders } from '../page-headers.ts';
import { createGate } from './gate.ts';

/** A frame of the UI is at most six face shots of 128 numbers; this is far above. */
const MAX_FRAME_BYTES = 256 * 1024;

export interface PageServerOptions {
  uiDir: string;
  /** 0 for any free port. */
  port: number;
  /** Whether core can take a client now; while it cannot, the page is sent back to wait. */
  ready(): boolean;
  onSocket(socket: WebSocket): void;
  /** The browser we launched asked for something: it is alive. */
  onSeen(): void;
}

export interface PageServer {
  readonly origin: string;
  /** An address that lets one browser in, once. */
  launchUrl(): string;
  close(): Promise<void>;
}

/** Serves the built UI and its line to core on the loopback interface, to one browser only. */
export async function servePage(options: PageServerOptions): Promise<PageServer> {
  const server = createServer({ maxHeaderSize: 16 * 1024 });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gate = createGate(authority);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });

  function refuse(response: ServerResponse, status: number): void {
    response.writeHead(status, { ...pageHeaders(), 'Content-Type': 'text/plain' });
    response.end(STATUS_CODES[status]);
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET') return refuse(response, 405);
    const path = request.url?.split('?', 1)[0] ?? '/';
    const wrongHost = gate.refuseHost(request);
    if (wrongHost !== null) return refuse(response, wrongHost);
    const blank = blankPage(path, options.ready());
    if (blank !== null) {
      response.writeHead(200, blank.headers).end(blank.body);
      return;
    }
    const cookie = gate.launch(path);
    if (cookie !== null) {
      // By way of the blank page: a request that the start file began would not carry a strict cookie.
      const headers = { ...pageHeaders(), 'Set-Cookie': cookie, Location: '/blank' };
      response.writeHead(303, headers).end();
      return;
    }
    const refused = gate.refuse(request);
    if (refused !== null) return refuse(response, refused);
    options.onSeen();
    const asset = await readAsset(options.uiDir, path);
    if (asset === null) return refuse(response, 404);
    response.writeHead(200, {
      ...pageHeaders(),
      'Content-Type': asset.type,
      'Content-Length': asset.body.length,
      'Cache-Control': asset.immutable ? 'public, max-age=31536000, immutable' : 'no-store',
    });
    response.end(asset.body);
  }

  function refusedUpgrade(request: IncomingMessage): number | null {
    const refused = gate.refuseUpgrade(request);
    if (refused !== null) return refused;
    if (request.url !== '/bridge') return 404;
    if (sockets.clients.size > 0) return 409;
    return options.ready() ? null : 503;
  }

  server.on('request', (request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const status = refusedUpgrade(request);
    if (status !== null) {
      socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      // ws closes the socket itself after a protocol error; unheard it would end the host.
      webSocket.on('error', () => {});
      options.onSocket(webSocket);
    });
  });
  server.on('clientError', (_, socket) => socket.destroy());

  return {
    origin: `http://${authority}`,
    launchUrl: () => `http://${authority}${gate.launchPath()}`,
    async close() {
      for (const client of sockets.clients) client.terminate();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
