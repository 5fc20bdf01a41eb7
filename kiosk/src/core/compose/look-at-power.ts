import type { Clock } from '@hallway/device-drivers';
import type { ScreenName } from '../../bridge/index.ts';
import type { Session } from '../session/index.ts';
import type { Log } from './log.ts';
import type { Rooms } from './rooms.ts';
import type { Watch } from './watch.ts';

/** Screens on which a paper is under way, or the person is asked for it. */
const atPaper: ReadonlySet<ScreenName> = new Set(['printing', 'ambiguous']);
/** Screens on which nobody is in the middle of anything. */
const unattended: ReadonlySet<ScreenName> = new Set([
  'attract',
  'out-of-service',
  'take',
  'done',
  'fault',
]);

export interface PowerLook {
  rooms: Rooms;
  session: Session;
  watch: Watch;
  clock: Clock;
  log: Log;
}

/**
 * Looks where the power comes from; call it every second. A paper under way is finished on the battery; whoever only
 * stands there is sent on while there is time to.
 */
export function lookAtPower({ rooms, session, watch, clock, log }: PowerLook): void {
  const { screen } = session.context();
  const busy = atPaper.has(screen) || isPrinting(rooms);
  const changed = rooms.power.look(rooms.devices.health(), busy, clock.monotonic());
  if (changed) log.warn({ room: 'power', supply: rooms.power.supply }, 'supply changed');
  if (rooms.power.supply === 'low' && !atPaper.has(screen) && !unattended.has(screen)) {
    const { outOfService } = watch.assessment(null);
    if (outOfService) session.fault(outOfService);
  }
  if (changed) session.statusChanged();
}

/** A journal that cannot be read cannot be waited for. */
function isPrinting({ printing }: Rooms): boolean {
  try {
    return printing.open().some(({ phase }) => phase !== 'ambiguous');
  } catch {
    return false;
  }
}
