import type { ChildProcess } from 'node:child_process';
import { countRestarts, processRestarts } from '../restarts.ts';

/** A page that lost its line has this long to ask for something: a crashed one never does. */
const LINE_GONE_MS = 2_000;
/** One that did ask is loading. */
const LOADING_MS = 8_000;
/** A browser that has just been started needs longer for its first line. */
const FIRST_LINE_MS = 30_000;

export interface Supervisor {
  start(): void;
  /** The page asked for something over HTTP. */
  seen(): void;
  lineOpened(): void;
  lineClosed(): void;
  /** Core serves again: the page has its time from now on. */
  coreReturned(): void;
  /** The page shows nothing: start it anew. */
  restart(): void;
  stop(): Promise<void>;
}

export interface SupervisorOptions {
  launch(): Promise<ChildProcess>;
  /** While core is away the page cannot have a line, and is not to blame. */
  coreReady(): boolean;
  /** The browser could not be kept alive; the system must start everything anew. */
  onGiveUp(): void;
}

/** Keeps one browser with one living page: whatever happens to it, a clean one takes its place. */
export function superviseBrowser(options: SupervisorOptions): Supervisor {
  const restarts = countRestarts(processRestarts, Date.now);
  let browser: ChildProcess | undefined;
  let patience: NodeJS.Timeout | undefined;
  let pause: NodeJS.Timeout | undefined;
  let lineOpen = false;
  let stopped = false;

  function expectLine(withinMs: number): void {
    clearTimeout(patience);
    patience = setTimeout(() => {
      if (options.coreReady()) browser?.kill('SIGKILL');
      else expectLine(LINE_GONE_MS);
    }, withinMs);
  }

  function startAgain(): void {
    clearTimeout(patience);
    browser = undefined;
    lineOpen = false;
    if (stopped) return;
    const wait = restarts.next();
    if (wait === null) options.onGiveUp();
    else pause = setTimeout(start, wait);
  }

  function start(): void {
    expectLine(FIRST_LINE_MS);
    options.launch().then(
      (child) => {
        browser = child;
        child.once('exit', startAgain);
        child.once('error', () => {
          if (child.pid === undefined) startAgain();
        });
        if (stopped) child.kill('SIGKILL');
      },
      () => startAgain(),
    );
  }

  return {
    start,
    seen() {
      if (browser && !lineOpen) expectLine(LOADING_MS);
    },
    lineOpened() {
      lineOpen = true;
      clearTimeout(patience);
    },
    lineClosed() {
      lineOpen = false;
      if (browser) expectLine(LINE_GONE_MS);
    },
    coreReturned() {
      if (browser && !lineOpen) expectLine(LINE_GONE_MS);
    },
    restart: () => void browser?.kill('SIGKILL'),
    async stop() {
      stopped = true;
      clearTimeout(patience);
      clearTimeout(pause);
      const running = browser;
      if (running?.exitCode !== null || running.signalCode !== null) return;
      await new Promise<void>((resolve) => {
        running.once('exit', () => resolve());
        running.kill('SIGKILL');
      });
    },
  };
}
