import { fileURLToPath } from 'node:url';
import { POWER_OVER_STATUS } from '../../bridge/link.ts';
import { webSocketPort } from '../../bridge/ports/web-socket.ts';
import { countRestarts, processRestarts } from '../restarts.ts';
import { startCoreChild } from './core-child.ts';
import type { CoreChild } from './core-child.ts';
import { servePage } from './http.ts';
import { launchBrowser } from './launch.ts';
import type { BrowserOptions } from './launch.ts';
import { superviseBrowser } from './supervisor.ts';

export interface ChromiumHostOptions {
  /** JSON file of core's configuration. */
  configFile: string;
  /** Folder of the built UI. */
  uiDir: string;
  port?: number;
  /** Null to only print the address: whoever calls brings a browser. */
  browser: BrowserOptions | null;
  /** Core's program; the real one unless a test brings its own. */
  coreProgram?: string;
  /** Core answered that it is alive; for a watchdog. */
  onAlive?: () => void;
  /** Core or browser could not be kept alive; the system must start everything anew. */
  onGiveUp?: () => void;
  /** The battery is nearly empty and core has put everything down: it is not started again. */
  onPowerOver?: () => void;
}

export interface ChromiumHost {
  /** Lets one browser in, once; only of use without a browser of our own. */
  url: string;
  corePid: () => number | null;
  /** Whether a page has its line to core now. */
  pageOpen: () => boolean;
  stop(): Promise<void>;
}

const realCore = fileURLToPath(new URL('../../core/process.ts', import.meta.url));

/**
 * The Chromium shell: core in a child process, the page in a browser, one loopback line between them, and whatever
 * dies is started again. Resolves when core serves.
 * @throws Error when core ends before it ever served; its own log says why
 */
export async function startChromiumHost(options: ChromiumHostOptions): Promise<ChromiumHost> {
  const restarts = countRestarts(processRestarts, Date.now);
  const giveUp = options.onGiveUp ?? (() => {});
  const firstReady = Promise.withResolvers<void>();
  let core: CoreChild | undefined;
  let coreReady = false;
  let everReady = false;
  let stopped = false;
  let pageOpen = false;
  let pause: NodeJS.Timeout | undefined;

  const page = await servePage({
    uiDir: options.uiDir,
    port: options.port ?? 0,
    ready: () => coreReady,
    onSeen: () => supervisor?.seen(),
    onSocket(socket) {
      pageOpen = true;
      supervisor?.lineOpened();
      socket.on('close', () => {
        pageOpen = false;
        supervisor?.lineClosed();
      });
      core?.join(webSocketPort(socket));
    },
  });
  const { browser } = options;
  const supervisor = browser
    ? superviseBrowser({
        launch: () => launchBrowser(browser, page.launchUrl()),
        coreReady: () => coreReady,
        onGiveUp: giveUp,
      })
    : null;

  function startCore(): void {
    core = startCoreChild({
      program: options.coreProgram ?? realCore,
      args: ['--config', options.configFile],
      onReady() {
        coreReady = true;
        everReady = true;
        firstReady.resolve();
        supervisor?.coreReturned();
      },
      onBlank: () => supervisor?.restart(),
      onExit(status) {
        coreReady = false;
        if (stopped) return;
        if (status === POWER_OVER_STATUS) {
          options.onPowerOver?.();
          return;
        }
        if (!everReady) {
          firstReady.reject(new Error('Core ended before it served; its log says why.'));
          return;
        }
        const wait = restarts.next();
        if (wait === null) giveUp();
        else pause = setTimeout(startCore, wait);
      },
      ...(options.onAlive ? { onPong: options.onAlive } : {}),
    });
  }

  startCore();
  try {
    await firstReady.promise;
  } catch (error) {
    await page.close();
    throw error;
  }
  supervisor?.start();

  return {
    url: browser ? page.origin : page.launchUrl(),
    corePid: () => core?.pid ?? null,
    pageOpen: () => pageOpen,
    async stop() {
      stopped = true;
      clearTimeout(pause);
      await supervisor?.stop();
      await page.close();
      await core?.stop();
    },
  };
}
