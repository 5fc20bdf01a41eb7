import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';

/** Below those the kernel gives away by itself, so that what ends and starts again finds its port free. */
const FIRST = 20_000;
const LAST = 30_000;

/**
 * A TCP port of 127.0.0.1 that nobody uses at this moment, for programs that cannot choose one themselves.
 *
 * @param inARow of so many free ports the first
 */
export async function freePort(inARow = 1): Promise<number> {
  for (;;) {
    const first = randomInt(FIRST, LAST);
    const ports = Array.from({ length: inARow }, (_, at) => first + at);
    const taken = await Promise.all(ports.map(isTaken));
    if (!taken.includes(true)) return first;
  }
}

async function isTaken(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
