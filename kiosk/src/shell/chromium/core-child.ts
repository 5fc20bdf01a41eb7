import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { ToCore, ToShell } from '../../bridge/link.ts';
import type { Port } from '../../bridge/rpc.ts';
import { listenToHeart } from '../heart.ts';
import type { Heart } from '../heart.ts';

/** Core has this long to put everything down after SIGTERM. */
const STOP_MS = 5_000;

export interface CoreChild {
  readonly pid: number | null;
  /** Joins one document of the UI to core, until either closes. */
  join(port: Port): void;
  stop(): Promise<void>;
}

export interface CoreChildOptions {
  program: string;
  args: string[];
  onReady(): void;
  /** Core's process is gone; every line to it has been closed. Null when it ended by a signal or never began. */
  onExit(status: number | null): void;
  /** Core answered: it is alive. */
  onPong?: () => void;
  /** The page of the joined document shows nothing any more. */
  onBlank(): void;
}

/** Starts core in a process of its own and carries the frames between it and the UI. */
export function startCoreChild(options: CoreChildOptions): CoreChild {
  const child: ChildProcess = fork(options.program, options.args);
  const clients = new Map<number, Port>();
  let lastClient = 0;
  let heart: Heart | undefined;
  const tell = (message: ToCore): void => void (child.connected && child.send(message));

  child.on('message', (raw) => {
    const message = raw as ToShell; // from our own core, built with this file
    switch (message.kind) {
      case 'ready':
        heart = listenToHeart(
          () => tell({ kind: 'ping' }),
          () => child.kill('SIGKILL'),
        );
        options.onReady();
        break;
      case 'frame':
        clients.get(message.client)?.send(message.frame);
        break;
      case 'close':
        clients.get(message.client)?.close();
        break;
      case 'blank':
        if (clients.has(message.client)) options.onBlank();
        break;
      case 'pong':
        heart?.answered();
        options.onPong?.();
        break;
    }
  });
  // A fork that failed has no exit; a send to a core that just died is no news.
  child.on('error', () => {
    if (child.pid === undefined) end(null);
  });
  child.on('exit', end);

  let ended = false;
  function end(status: number | null): void {
    if (ended) return;
    ended = true;
    heart?.stop();
    for (const port of clients.values()) port.close();
    options.onExit(status);
  }

  return {
    get pid() {
      return ended ? null : (child.pid ?? null);
    },
    join(port) {
      const client = ++lastClient;
      clients.set(client, port);
      tell({ kind: 'open', client });
      port.onMessage((frame) => tell({ kind: 'frame', client, frame }));
      port.onClose(() => {
        clients.delete(client);
        tell({ kind: 'close', client });
      });
    },
    async stop() {
      if (ended) return;
      // Not `once`: that fails with an error in between, such as a frame for a core that has just gone.
      const exited = new Promise((resolve) => child.once('exit', resolve));
      const kill = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(kill);
    },
  };
}
