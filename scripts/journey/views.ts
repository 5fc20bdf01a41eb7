import type { Page, WebSocket } from 'playwright-core';
import type { KioskView, ScreenName } from '@hallway/kiosk/bridge';

/** The views core sent to the page, read off its own line: what the journey waits for and measures with. */
export class Views {
  #current: KioskView | null = null;
  #listeners = new Set<() => void>();

  constructor(page: Page) {
    page.on('websocket', (socket: WebSocket) => {
      socket.on('framereceived', ({ payload }) => this.#take(String(payload)));
    });
  }

  get current(): KioskView | null {
    return this.#current;
  }

  /** Resolves with the first view that passes. Throws after `ms` milliseconds, naming the screen it stands at. */
  async until(passes: (view: KioskView) => boolean, ms: number): Promise<KioskView> {
    const { promise, resolve, reject } = Promise.withResolvers<KioskView>();
    const look = (): void => {
      if (this.#current !== null && passes(this.#current)) resolve(this.#current);
    };
    const timer = setTimeout(() => {
      const at = this.#current?.screen.name ?? 'no screen';
      reject(new Error(`The kiosk stayed at "${at}" for ${ms / 1000} s.`));
    }, ms);
    this.#listeners.add(look);
    try {
      look();
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#listeners.delete(look);
    }
  }

  /** Waits for one of these screens. */
  untilScreen(names: readonly ScreenName[], ms = 20_000): Promise<KioskView> {
    return this.until((view) => names.includes(view.screen.name), ms);
  }

  #take(payload: string): void {
    const view = viewIn(payload);
    if (view === null) return;
    this.#current = view;
    for (const listener of this.#listeners) listener();
  }
}

/** Views travel as the event `view` and as the answer to `view.get`. */
function viewIn(payload: string): KioskView | null {
  const frame = JSON.parse(payload) as { event?: string; value?: unknown; ok?: unknown };
  const value = frame.event === 'view' ? frame.value : frame.ok;
  const isView = typeof value === 'object' && value !== null && 'revision' in value;
  return isView ? (value as KioskView) : null;
}
