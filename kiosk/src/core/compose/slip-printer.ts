import { buildReceipt, receiptProfile, type ReceiptProfile } from '@hallway/device-drivers';
import type { CoreConfig } from '../config.ts';
import type { Devices } from '../devices/index.ts';
import { stopReason } from '../health/index.ts';
import type { SlipPrinter } from '../printing/index.ts';

type Furniture = Pick<CoreConfig, 'devices' | 'receiptPrinter'>;

/** What the model of a receipt printer can print; null for a device that is not declared. */
export function receiptProfileOf(
  { devices }: Pick<CoreConfig, 'devices'>,
  id: string,
): ReceiptProfile | null {
  const device = devices.find((each) => each.id === id);
  return device?.driver === 'escpos' ? receiptProfile(device.options.profile) : null;
}

/** What slips are laid out for; null where this kiosk has no receipt printer. */
export function slipProfileOf(config: Furniture): ReceiptProfile | null {
  const { receiptPrinter: id } = config;
  return id === undefined ? null : receiptProfileOf(config, id);
}

/** The receipt printer as slips are issued on it; null where this kiosk has none. */
export function openSlipPrinter(config: Furniture, devices: Devices): SlipPrinter | null {
  const { receiptPrinter: device } = config;
  const profile = slipProfileOf(config);
  if (device === undefined || !profile) return null;
  return {
    stopped: () => stopReason(devices.health().find(({ deviceId }) => deviceId === device) ?? null),
    print(id, elements, signal) {
      const { bytes } = buildReceipt({ reprint: 0, elements }, profile);
      return devices.port(device, 'receiptPrinter').print({ id, bytes }, { signal });
    },
  };
}
