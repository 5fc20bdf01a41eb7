import type { DeviceError } from '../error.ts';
import type { DeviceHealth, DeviceKind, Reason } from '../health/types.ts';
import { serialPathExists } from '../transport/serial.ts';
import { DeviceLife } from './device-life.ts';
import type { DriverContext } from './driver.ts';
import type { Connected } from './stay-connected.ts';

const MAX_AGE_MS = 10_000;

/** The life of a device on a serial port, whose troubles mean the same whatever the device. */
export function serialLife(
  device: { id: string; kind: DeviceKind; path: string },
  context: DriverContext,
  connection: Connected['connection'],
): DeviceLife {
  const { id, kind, path } = device;
  const life = new DeviceLife({ id, kind, maxAgeMs: MAX_AGE_MS }, context, {
    connection,
    trouble: (error) =>
      life.sample({ lifecycle: 'error', source: 'probe', ...meaningOf(error, life) }),
    isThere: () => serialPathExists(path),
  });
  return life;
}

function meaningOf(
  { code }: DeviceError,
  life: DeviceLife,
): Pick<DeviceHealth, 'availability' | 'reasons'> {
  if (code === 'in-use') return { availability: 'in-use', reasons: [] };
  if (code === 'offline') return { availability: 'noDevice', reasons: [] };
  if (code === 'timeout') {
    const since = life.since('timed-out');
    const reasons: Reason[] = [{ keyword: 'timed-out', severity: 'error', since }];
    return { availability: 'offline', reasons };
  }
  // A driver that knows what is wrong with its device has just said so.
  const { availability, reasons } = life.last;
  return {
    availability: 'hardwareError',
    reasons: availability === 'hardwareError' ? reasons : [],
  };
}
