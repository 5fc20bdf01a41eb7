import type { DeviceError } from '../../error.ts';
import { blockedBy, bySeverityInUse } from '../../health/reasons.ts';
import type { Availability, DeviceHealth, Lifecycle } from '../../health/types.ts';
import type { PrinterState } from './types.ts';

/** What a printer that answered says about its use now. */
export function healthOfPrinter(deviceId: string, state: PrinterState): DeviceHealth {
  return {
    deviceId,
    kind: 'printer',
    model: state.model,
    lifecycle: lifecycleOf(state),
    availability: availabilityOf(state),
    reasons: bySeverityInUse(state.reasons),
    supplies: state.supplies,
    source: 'ipp',
    at: state.at,
  };
}

/** A printer that did not answer as it should: what was known of it stays, its use does not. */
export function healthOfSilentPrinter(
  before: DeviceHealth,
  error: DeviceError,
  at: number,
): DeviceHealth {
  return {
    ...before,
    lifecycle: 'error',
    availability: silence[error.code] ?? 'offline',
    reasons: [],
    source: 'probe',
    at,
  };
}

const silence: Readonly<Partial<Record<DeviceError['code'], Availability>>> = {
  'wrong-device': 'noDevice',
  'device-error': 'hardwareError',
  busy: 'busy',
};

function lifecycleOf(state: PrinterState): Lifecycle {
  if (state.state === 'processing') return 'busy';
  const canPrint = state.state === 'idle' && blockedBy(state.reasons) === null;
  return canPrint && state.acceptingJobs ? 'idle' : 'error';
}

function availabilityOf(state: PrinterState): Availability {
  const blocked = blockedBy(state.reasons);
  if (blocked !== null) return blocked;
  if (state.state === 'stopped') return 'hardwareError';
  if (!state.acceptingJobs) return 'offline';
  return state.state === 'processing' ? 'busy' : 'online';
}
