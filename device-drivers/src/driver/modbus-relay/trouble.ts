import type { DeviceError, DeviceErrorCode } from '../../error.ts';
import type { Availability } from '../../health/types.ts';

const availabilities: Readonly<Partial<Record<DeviceErrorCode, Availability>>> = {
  offline: 'noDevice',
  'in-use': 'in-use',
  timeout: 'offline',
};

/** What it means for use that a board on a serial line cannot be worked with, and why, for ReasonHistory. */
export function troubleOf(error: DeviceError): { availability: Availability; reasons: string[] } {
  return {
    availability: availabilities[error.code] ?? 'hardwareError',
    reasons: error.code === 'timeout' ? ['timed-out-error'] : [],
  };
}
