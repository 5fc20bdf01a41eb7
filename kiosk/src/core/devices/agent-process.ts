import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ToAgent, ToCore } from './messages.ts';

/** The build renames this address together with the program. */
const program = fileURLToPath(new URL('./agent.ts', import.meta.url));

/** The agent has this long to close its devices. */
const STOP_MS = 3_000;

export interface AgentProcess {
  readonly pid: number | null;
  send(message: ToAgent): void;
  stop(): Promise<void>;
}

/** Starts one agent. `onExit` is called exactly once, also when it could not be started. */
export function startAgent(listen: {
  onMessage: (message: ToCore) => void;
  onExit: () => void;
}): AgentProcess {
  // `advanced` carries Uint8Array as it is.
  const child = fork(program, { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] });
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  void gone.then(listen.onExit);
  child.on('message', (message) => listen.onMessage(message as ToCore)); // our own program
  child.on('exit', () => resolve());
  child.on('error', () => {
    if (child.pid === undefined) resolve();
  });
  return {
    get pid() {
      return child.exitCode === null && child.signalCode === null ? (child.pid ?? null) : null;
    },
    send(message) {
      if (child.connected) child.send(message);
    },
    async stop() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      const kill = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(kill);
    },
  };
}
