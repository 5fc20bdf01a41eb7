import { useEffect } from 'react';
import type { Bridge } from '../../bridge/index.ts';

/** At most one sign of life in this time, so that typing does not flood the line. */
const EVERY_MS = 1_000;

/** Any touch anywhere is a sign of life. While the warning stands, each one counts at once. */
export function useTouch(bridge: Bridge, urgent: boolean): void {
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const alive = (event: Event): void => {
      if (!urgent && event.timeStamp - last < EVERY_MS) return;
      last = event.timeStamp;
      bridge.call('session.touch').catch(() => undefined);
    };
    window.addEventListener('pointerdown', alive, { capture: true, passive: true });
    window.addEventListener('keydown', alive, { capture: true, passive: true });
    return () => {
      window.removeEventListener('pointerdown', alive, { capture: true });
      window.removeEventListener('keydown', alive, { capture: true });
    };
  }, [bridge, urgent]);
}
