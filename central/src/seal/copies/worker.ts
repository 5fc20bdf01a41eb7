import { upgradeNext, type UpgradeDeps } from './upgrade.ts';

const LOOK_EVERY_MS = 5_000;

/** Upgrades copies one after the other while there are any, then looks again every few seconds. */
export interface UpgradeWorker {
  /** Resolves once the step under way is kept. */
  stop(): Promise<void>;
}

export function startUpgrades(deps: UpgradeDeps, everyMs: number = LOOK_EVERY_MS): UpgradeWorker {
  const stopping = new AbortController();
  const { signal } = stopping;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function work(): Promise<void> {
    try {
      while (!signal.aborted && (await upgradeNext(deps)));
    } catch (error) {
      deps.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'upgrade failed');
    }
    if (!signal.aborted) plan(everyMs);
  }

  function plan(ms: number): void {
    timer = setTimeout(() => {
      running = work();
    }, ms).unref();
  }

  plan(0);
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
