import type { Log } from './log.ts';
import type { Rooms } from './rooms.ts';
import type { Watch } from './watch.ts';

/** Removes what is old from every room, and says what of the feed was not understood; call it now and then. */
export function sweep(rooms: Rooms, watch: Watch, log: Log, now: number): void {
  try {
    rooms.templates.sweep(now);
    rooms.claims.sweep();
    rooms.issuing.forget();
    rooms.oneShots.forget();
  } catch (error) {
    log.error({ room: 'store', err: error }, 'what is old could not be removed');
    watch.suspectStore();
  }
  const skipped = rooms.skipped.counts();
  if (Object.keys(skipped).length > 0) {
    log.warn({ room: 'people', skipped }, 'records of an unknown shape were skipped');
  }
}
