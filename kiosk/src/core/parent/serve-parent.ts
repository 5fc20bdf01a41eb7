import type { CallName, KioskView, ScreenName } from '../../bridge/index.ts';
import type { Port } from '../../bridge/rpc.ts';
import { serve } from '../../bridge/serve.ts';
import type { Served } from '../../bridge/serve.ts';
import { watchPage } from './page-watch.ts';
import type { Parent } from './parent.ts';

/** Screens on which nobody has typed, shown or read anything of their own yet. */
const clean: ReadonlySet<ScreenName> = new Set(['attract', 'identify', 'out-of-service']);

export interface ServeParentOptions {
  /** Hears of calls whose handler failed, and of pages that were lost. Codes only. */
  onFault?: (what: CallName | 'page-lost', error?: unknown) => void;
}

/**
 * Serves core to the documents its parent brings, one at a time: a new one takes the place of the last.
 * A document that has shown a person's things is closed when the screen is back at attract: the page then leaves
 * for `/blank`, and the next person meets a fresh one.
 */
export function serveParent(core: Served, parent: Parent, options: ServeParentOptions = {}): void {
  let current: Port | undefined;

  parent.onClient((client, port) => {
    current?.close();
    current = port;
    const watch = watchPage(() => {
      options.onFault?.('page-lost');
      parent.tell({ kind: 'blank', client });
    });
    const handlers: Served['handlers'] = {
      ...core.handlers,
      'ui.heartbeat'(input) {
        watch.beat(input.visible);
        return core.handlers['ui.heartbeat'](input);
      },
    };
    serve(
      { handlers, subscribe: (listener) => core.subscribe(listener) },
      port,
      options.onFault ? { onFault: options.onFault } : {},
    );

    // Subscribed after `serve`, so that the page has its last view before the line closes.
    let used = false;
    const leave = core.subscribe((event, value) => {
      if (event !== 'view') return;
      const view = value as KioskView;
      used ||= view.person !== null || !clean.has(view.screen.name);
      if (used && view.screen.name === 'attract') port.close();
    });
    port.onClose(() => {
      leave();
      watch.stop();
      if (current === port) current = undefined;
    });
  });
  parent.tell({ kind: 'ready' });
}
