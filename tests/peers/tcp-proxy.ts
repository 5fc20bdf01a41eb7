import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

/** What the cable does to the next connections. */
export type CableFault =
  | { type: 'none' }
  /** Breaks with a reset after this many octets from the client. */
  | { type: 'cut-upload'; afterOctets: number }
  /** Breaks with a reset before the first octet of the answer. */
  | { type: 'drop-reply' }
  /** Takes everything and answers nothing, until the cable is touched again; then these connections break. */
  | { type: 'silence' };

/** A cable between a client and a server that can be damaged. */
export interface TcpProxy {
  port: number;
  /** @param after connections that still pass whole */
  fault(fault: CableFault, after?: number): void;
  stop(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1 and connects through to `port` of localhost. */
export async function startTcpProxy(target: { port: number }): Promise<TcpProxy> {
  let current: CableFault = { type: 'none' };
  let whole = 0;
  const sockets = new Set<Socket>();
  const silent = new Set<Socket>();
  const server = createServer((client) => {
    sockets.add(client);
    const fault: CableFault = whole > 0 ? { type: 'none' } : current;
    whole -= 1;
    client.on('error', () => undefined);
    if (fault.type === 'silence') {
      client.resume();
      silent.add(client);
      return;
    }
    const upstream = connect(target.port, 'localhost');
    sockets.add(upstream);
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => client.destroy());
    // What had passed before a cut must still arrive.
    client.on('close', () => upstream.end());
    forward(client, upstream, fault);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    port: address.port,
    fault: (fault, after = 0) => {
      current = fault;
      whole = after;
      for (const client of silent) client.destroy();
      silent.clear();
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function forward(client: Socket, upstream: Socket, fault: CableFault): void {
  let sent = 0;
  client.on('data', (chunk: Buffer) => {
    if (fault.type !== 'cut-upload') {
      upstream.write(chunk);
      return;
    }
    const passes = chunk.subarray(0, Math.max(0, fault.afterOctets - sent));
    sent += chunk.byteLength;
    // The octets before the cut must arrive: an orderly end towards the server, a reset towards the client.
    if (sent >= fault.afterOctets) {
      upstream.end(passes);
      client.resetAndDestroy();
    } else {
      upstream.write(passes);
    }
  });
  upstream.on('data', (chunk: Buffer) => {
    if (fault.type === 'drop-reply') client.resetAndDestroy();
    else client.write(chunk);
  });
}
