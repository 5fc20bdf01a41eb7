import type { DeviceHealthRecord } from '@hallway/protocol';
import type { FleetKiosk } from '../contract/fleet.ts';

/** How a device stands to its switch. Times are epoch ms. */
export type Power =
  | { is: 'on' }
  | { is: 'off'; by: string; since: number }
  /** In the kiosk's own configuration, which no command changes. */
  | { is: 'declared-off' }
  /** Somebody switched it and it is not so yet; `taken` once the kiosk knows. */
  | { is: 'going-off' | 'going-on'; by: string; since: number; taken: boolean };

/** What the last beat says of a device, against what was last done to its switch. */
export function powerOf(device: DeviceHealthRecord, kiosk: FleetKiosk): Power {
  const isOff = device.lifecycle === 'closed' && device.reasons.some(isPaused);
  const act = kiosk.switchedDevices.find(({ deviceId }) => deviceId === device.deviceId);
  if (!act) return { is: isOff ? 'declared-off' : 'on' };
  const { by, disabled, takenAt } = act;
  const acted = { by, since: Date.parse(act.at) };
  const taken = takenAt !== null;
  if (disabled) return isOff ? { is: 'off', ...acted } : { is: 'going-off', ...acted, taken };
  if (!isOff) return { is: 'on' };
  // A beat from before the kiosk took it up cannot show it.
  const isOlder = takenAt === null || Date.parse(kiosk.lastBeatAt ?? '') < Date.parse(takenAt);
  return isOlder ? { is: 'going-on', ...acted, taken } : { is: 'declared-off' };
}

function isPaused({ keyword }: { keyword: string }): boolean {
  return keyword === 'paused';
}
