import type { Availability, DeviceHealth } from '@hallway/device-drivers';
import { worstReason } from './printer-reasons.ts';

/**
 * Why the printer cannot take a job now, as an IPP keyword, or null when it can. The drivers have already judged:
 * what stops it is an error; a reason that stops nothing (toner low, a profile nobody probed) is for the technician.
 */
export function stopReason(printer: DeviceHealth | null): string | null {
  if (!printer) return 'connecting-to-device';
  const silent = withoutReason[printer.availability];
  if (silent === null) return isLeaving(printer) ? 'moving-to-paused' : null;
  const stopping = printer.reasons.filter(
    ({ keyword, severity }) => severity === 'error' || keyword === 'paused',
  );
  return worstReason(stopping.map(({ keyword }) => keyword)) ?? silent;
}

/** It ends what it has in hand and then goes off: nothing new is begun. */
function isLeaving({ reasons }: DeviceHealth): boolean {
  return reasons.some(({ keyword }) => keyword === 'moving-to-paused');
}

/** What to say of a printer that does not say itself what it lacks; null where it lacks nothing. */
const withoutReason: Record<Availability, string | null> = {
  online: null,
  busy: null,
  'in-use': 'not-reachable',
  offline: 'not-reachable',
  noDevice: 'not-reachable',
  'service-down': 'not-reachable',
  powerOff: 'shutdown',
  unknown: 'connecting-to-device',
  userError: 'other',
  hardwareError: 'other',
  fraudAttempt: 'other',
};
