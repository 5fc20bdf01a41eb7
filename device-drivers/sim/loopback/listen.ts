import { once } from 'node:events';
import type { Server } from 'node:net';

/** Simulators are for this machine alone. */
export const LOOPBACK = '127.0.0.1';

/** Lets a server listen on loopback. @param port 0 for a free one @returns the port it has */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
