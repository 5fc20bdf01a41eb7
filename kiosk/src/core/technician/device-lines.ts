import type { DeviceHealth, Supply } from '@hallway/device-drivers';
import {
  availabilityWords,
  kindWords,
  levelWords,
  reasonWords,
} from '@hallway/protocol/health-words';
import type { Bilingual, DeviceLine } from '../../bridge/index.ts';

const working: ReadonlySet<string> = new Set(['online', 'busy']);

/**
 * Every device in a technician's words. Pure.
 *
 * @param lastReadAt when each reader last read something, epoch ms by device id
 * @param testable ids of the devices that can be tried out from here
 */
export function deviceLines(
  devices: readonly DeviceHealth[],
  lastReadAt: ReadonlyMap<string, number>,
  testable: ReadonlySet<string>,
): DeviceLine[] {
  return devices.map((device) => {
    const read = lastReadAt.get(device.deviceId);
    return {
      id: device.deviceId,
      kind: kindWords(device.kind),
      model: device.model,
      state: availabilityWords(device.availability),
      works: working.has(device.availability),
      reasons: device.reasons.map(({ keyword }) => reasonWords(keyword)),
      supplies: device.supplies.map((supply) => ({
        name: supply.name,
        text: amountOf(supply),
        percent: supply.percent,
      })),
      lastReadAt: read === undefined ? null : new Date(read).toISOString(),
      testable: testable.has(device.deviceId),
    };
  });
}

function amountOf({ sheets, percent, level }: Supply): Bilingual {
  if (typeof sheets === 'number') return { zh: `${sheets} 张`, en: `${sheets} sheets` };
  if (percent === null) return levelWords(level);
  return { zh: `${Math.round(percent)} %`, en: `${Math.round(percent)} %` };
}
