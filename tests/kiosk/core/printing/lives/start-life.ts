import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Failpoint, JobProgress } from '../../../../../kiosk/src/core/printing/index.ts';
import type { Command, Life, Report } from './life.ts';

const program = fileURLToPath(new URL('life-program.ts', import.meta.url));

/** A life of the kiosk's printing that runs. */
export interface RunningLife {
  /** True once this life's agent was killed. */
  readonly agentKilled: boolean;
  tell(command: Command): void;
  /** Resolves with the first progress of the issue, past ones included, that the test accepts; null when it dies first. */
  until(issueId: string, accept: (progress: JobProgress) => boolean): Promise<JobProgress | null>;
  /** Resolves with the next word of any job, at the latest after so many milliseconds. */
  heard(withinMs: number): Promise<void>;
  /** Kills core as a power cut would; its agent ends by itself. */
  kill9(): Promise<void>;
  /** Ends it in order, once every job is at rest. */
  end(): Promise<void>;
  /** The signal that ended it; null when it ended by itself. Rejects when it failed. */
  readonly ended: Promise<NodeJS.Signals | null>;
}

export interface LifeOptions {
  /** Does something to the printer while core stands at a point of `meet`. */
  onMeet?: (point: Failpoint) => Promise<void>;
  /** Folder for what Node compiled, which the lives of one test file share: they start in half the time. */
  compileCache: string;
}

/** Starts a life; resolves when what an earlier one left open is under way again, or when it is dead already. */
export async function startLife(life: Life, options: LifeOptions): Promise<RunningLife> {
  const child = fork(program, [JSON.stringify(life)], {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: options.compileCache },
  });
  const said: JobProgress[] = [];
  const listeners = new Set<() => void>();
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<NodeJS.Signals | null>();
  let agentKilled = false;
  let isOver = false;

  child.on('message', (message) => {
    const report = message as Report;
    if (report.tell === 'ready') ready.resolve();
    else if (report.tell === 'agent-killed') agentKilled = true;
    else {
      said.push(report.progress);
      for (const listener of listeners) listener();
    }
  });
  child.stdout?.on('data', (line: Buffer) => {
    const point = line.toString('utf8').trim() as Failpoint;
    void options.onMeet?.(point).then(() => child.stdin?.write('.'), ended.reject);
  });
  // It may be killed before it has read what it was told.
  child.stdin?.on('error', () => undefined);
  child.on('error', ended.reject);
  child.on('close', (code, signal) => {
    isOver = true;
    if (code !== 0 && signal === null) ended.reject(new Error(`the life failed with ${code}`));
    else ended.resolve(signal);
    ready.resolve();
    for (const listener of listeners) listener();
  });
  ended.promise.catch(() => undefined);

  const tell = (command: Command): void => {
    if (child.connected) child.send(command, () => undefined);
  };
  await ready.promise;
  return {
    get agentKilled() {
      return agentKilled;
    },
    tell,
    until: (issueId, accept) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = said.find((each) => each.issueId === issueId && accept(each));
          if (!found && !isOver) return;
          listeners.delete(look);
          resolve(found ?? null);
        };
        listeners.add(look);
        look();
      }),
    heard: (withinMs) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(late);
          listeners.delete(done);
          resolve();
        };
        const late = setTimeout(done, withinMs);
        listeners.add(done);
      }),
    async kill9() {
      child.kill('SIGKILL');
      await ended.promise;
    },
    async end() {
      tell({ do: 'end' });
      await ended.promise;
    },
    ended: ended.promise,
  };
}
