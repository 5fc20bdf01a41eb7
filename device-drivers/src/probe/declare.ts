import type { CupsOptions } from '../driver/cups/options.ts';
import type { EscposPort } from '../driver/escpos/options.ts';
import type { IppPrinterOptions } from '../driver/ipp-printer/options.ts';
import type { DeviceConfig } from '../registry/drivers.ts';
import { createRegistry } from '../registry/registry.ts';
import type { SerialSettings } from '../transport/serial.ts';
import type { Operator } from './operator.ts';
import { probePrinter } from './printer/probe.ts';
import type { PrinterProbeOptions } from './printer/probe.ts';
import { probeCardReader, probeScanner } from './reader/probe.ts';
import type { ReaderProbeOptions } from './reader/probe.ts';
import { probeReceiptPrinter } from './receipt-printer/probe.ts';
import type { ReceiptProbeOptions } from './receipt-printer/probe.ts';

/** An A4 printer as it is declared before anything is known of its model. */
export type UnprobedPrinter =
  { driver: 'ipp'; options: IppPrinterOptions } | { driver: 'cups'; options: CupsOptions };

/**
 * The whole declaration of a probed printer, bound to the machine that was probed where its uuid is its own.
 *
 * @throws ProbeError, DeviceError; TypeError for an address that is none
 */
export async function probeDeclaredPrinter(
  declared: UnprobedPrinter,
  operator: Operator,
  options: PrinterProbeOptions,
): Promise<DeviceConfig> {
  const device = { id: 'a4', kind: 'printer', ...declared } as const;
  const printer = createRegistry([device]).capability(device.id, 'printer');
  const { printerUuid } = await printer.identify();
  const { profile } = await probePrinter(printer, operator, options);
  if (device.driver === 'cups') return { ...device, options: { ...device.options, profile } };
  return { ...device, options: { ...device.options, printerUuid, profile } };
}

/** @throws ProbeError, DeviceError */
export async function probeDeclaredReceiptPrinter(
  port: EscposPort,
  operator: Operator,
  options: ReceiptProbeOptions,
): Promise<DeviceConfig> {
  const profile = await probeReceiptPrinter(port, operator, options);
  const device = { id: 'tickets', kind: 'receipt-printer', driver: 'escpos' } as const;
  return { ...device, options: { port, profile } };
}

/** Every declaration that fits what a reader or scanner sent, at least one. @throws ProbeError, DeviceError */
export async function probeDeclaredReader(
  what: 'reader' | 'scanner',
  port: SerialSettings,
  operator: Operator,
  options: ReaderProbeOptions,
): Promise<DeviceConfig[]> {
  if (what === 'scanner') {
    const formats = await probeScanner(port, operator, options);
    const device = { id: 'codes', kind: 'scanner', driver: 'serial-scanner' } as const;
    return formats.map((format) => ({ ...device, options: { ...port, format } }));
  }
  const formats = await probeCardReader(port, operator, options);
  const device = { id: 'cards', kind: 'card-reader', driver: 'serial-card-reader' } as const;
  return formats.map((format) => ({ ...device, options: { ...port, format } }));
}
