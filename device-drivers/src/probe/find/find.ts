import type { Clock } from '../../clock.ts';
import type { DiscoveryOptions } from '../../discovery/ipp-printers.ts';
import type { TcpSettings } from '../../transport/tcp.ts';
import type { Search } from './found.ts';
import { findKeyboards } from './keyboards.ts';
import { findNetworkPrinters } from './network-printers.ts';
import { findPowerSupplies } from './power-supplies.ts';
import { findSerialPorts } from './serial-ports.ts';
import { findSmartCardReaders } from './smart-card-readers.ts';
import { findUsbPrinters } from './usb-printers.ts';

export interface FindOptions {
  clock: Clock;
  /** Where the kernel shows its devices. Default /dev and /sys. */
  dev?: string;
  sys?: string;
  /** Default 127.0.0.1:3493. */
  upsd?: TcpSettings;
  discovery?: DiscoveryOptions;
}

/** Everything that can be found without being declared. Nothing is opened that might print or read. */
export async function findDevices(options: FindOptions): Promise<Search[]> {
  const { clock, dev = '/dev', sys = '/sys', discovery = {} } = options;
  const upsd = options.upsd ?? { host: '127.0.0.1', port: 3_493 };
  const [printers, ports, readers, supplies] = await Promise.all([
    findNetworkPrinters(discovery),
    findSerialPorts(dev),
    findSmartCardReaders(),
    findPowerSupplies(upsd, clock),
  ]);
  return [printers, findUsbPrinters(dev, sys), ports, findKeyboards(dev), readers, supplies];
}
