import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { listenOnLoopback } from '../loopback/listen.ts';
import { answerTo, GOODBYE, type ServedUps } from './answers.ts';
import type { UpsState } from './condition.ts';

export interface UpsSimulatorOptions {
  /** Default: a free one. */
  port?: number;
  /** Default kioskups. */
  ups?: string;
}

/** What is wrong between the UPS and who asks. */
export type UpsFault =
  | 'none'
  /** The UPS does not speak with its driver: upsd answers DATA-STALE. */
  | 'stale'
  /** upsd takes connections and questions, and answers none. */
  | 'silent';

/** A upsd of Network UPS Tools with one UPS, on 127.0.0.1: text over TCP (RFC 9271). */
export interface UpsSimulator {
  port: number;
  /** The UPS's name. */
  ups: string;
  state(state: UpsState): void;
  fault(fault: UpsFault): void;
  stop(): Promise<void>;
}

/** Characters. Room for every command there is. */
const LONGEST_LINE = 512;

export async function startUpsSimulator(options: UpsSimulatorOptions = {}): Promise<UpsSimulator> {
  const served: ServedUps = {
    name: options.ups ?? 'kioskups',
    description: 'UPS of the "hall"',
    state: 'mains',
    isStale: false,
  };
  let isSilent = false;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    readLines(socket, (line) => {
      if (isSilent) return;
      const answer = answerTo(line, served);
      socket.write(`${answer.join('\n')}\n`);
      if (answer[0] === GOODBYE) socket.end();
    });
  });
  const port = await listenOnLoopback(server, options.port ?? 0);
  return {
    port,
    ups: served.name,
    state: (state) => {
      served.state = state;
    },
    fault: (fault) => {
      served.isStale = fault === 'stale';
      isSilent = fault === 'silent';
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Hears the lines of a client, without their line ends. One that writes an endless line is hung up on. */
function readLines(socket: Socket, hear: (line: string) => void): void {
  let pending = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (pending + text).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) hear(line.replace(/\r$/, ''));
    if (pending.length > LONGEST_LINE) socket.destroy();
  });
}
