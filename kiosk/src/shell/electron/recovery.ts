import type { App, WebContents } from 'electron';

/** A page that dies again at once would only flicker. */
const COOLDOWN_MS = 5_000;
/** Reloads before the whole program is started anew; forgiven after ten minutes. */
const TRIES = 3;
const FORGIVEN_MS = 600_000;
/** Chromium's ERR_ABORTED: a navigation took the place of another, nothing failed. */
const ABORTED = -3;

export interface Recovery {
  /** The page is lost. Many reports of one loss count once. */
  lost(): void;
}

export interface RecoveryActions {
  reload(): void;
  relaunch(): void;
}

/** Brings a lost page back: three times with a pause between, then by starting the program anew. */
export function createRecovery(actions: RecoveryActions, now: () => number = Date.now): Recovery {
  let reloads: number[] = [];
  let due: NodeJS.Timeout | undefined;
  return {
    lost() {
      if (due) return;
      reloads = reloads.filter((at) => at > now() - FORGIVEN_MS);
      if (reloads.length >= TRIES) {
        actions.relaunch();
        return;
      }
      const wait = Math.max(0, (reloads.at(-1) ?? -Infinity) + COOLDOWN_MS - now());
      due = setTimeout(() => {
        due = undefined;
        reloads.push(now());
        actions.reload();
      }, wait);
    },
  };
}

/** Reports every way in which a page can be lost. */
export function watchContents(
  contents: Pick<WebContents, 'on' | 'forcefullyCrashRenderer'>,
  recovery: Recovery,
): void {
  contents.on('render-process-gone', () => recovery.lost());
  contents.on('preload-error', () => recovery.lost());
  // A page that hangs cannot be asked to leave.
  contents.on('unresponsive', () => contents.forcefullyCrashRenderer());
  contents.on('did-fail-load', (_, code, _description, _url, isMainFrame) => {
    if (isMainFrame && code !== ABORTED) recovery.lost();
  });
}

/** A lost GPU process takes the picture with it. */
export function watchGpu(app: Pick<App, 'on'>, recovery: Recovery): void {
  app.on('child-process-gone', (_, { type, reason }) => {
    if (type === 'GPU' && reason !== 'clean-exit') recovery.lost();
  });
}
