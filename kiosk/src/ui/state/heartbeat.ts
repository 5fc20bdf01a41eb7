import type { Bridge } from '../../bridge/index.ts';
import type { ViewStore } from './view-store.ts';

const PERIOD_MS = 5_000;

/** True when something of the screen can really be seen: a living process may still show an empty page. */
export function hasVisibleContent(page: Document): boolean {
  const stage = page.querySelector('main');
  if (stage === null || (stage.textContent ?? '').trim() === '') return false;
  const box = stage.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && stage.checkVisibility({ opacityProperty: true });
}

/** Tells core every five seconds which screen is drawn and whether it can be seen. Returns the way to stop. */
export function startHeartbeat(bridge: Bridge, views: ViewStore, page: Document): () => void {
  const timer = setInterval(() => {
    const screen = views.current()?.screen.name ?? 'none';
    bridge
      .call('ui.heartbeat', { screen, visible: hasVisibleContent(page) })
      .catch(() => undefined);
  }, PERIOD_MS);
  return () => clearInterval(timer);
}
