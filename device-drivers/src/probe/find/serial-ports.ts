import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import type { Found, Search } from './found.ts';
import { usbGuess } from './usb-devices.ts';

/** Every serial port that has a name of its own in /dev/serial/by-id. @param dev `/dev` */
export async function findSerialPorts(dev: string): Promise<Search> {
  const byId = join(dev, 'serial', 'by-id');
  if (!existsSync(byId)) return { found: [], failed: null };
  // udev knows the USB ids; a system without it still has the ports.
  const ports = await SerialPort.list().catch(() => []);
  const vendors = new Map(ports.map(({ path, vendorId }) => [path, vendorId]));
  const found = readdirSync(byId)
    .toSorted()
    .flatMap((name, index) => {
      const path = join(byId, name);
      if (!existsSync(path)) return [];
      return [serialDeclaration(path, vendors.get(realpathSync(path)), index + 1)];
    });
  return { found, failed: null };
}

/** @param number of the port, for its id */
export function serialDeclaration(
  path: string,
  vendorId: string | undefined,
  number: number,
): Found {
  const { about, kind, driver, isSure } = usbGuess(vendorId);
  return {
    about: { zh: `串口：${about.zh}`, en: `Serial port: ${about.en}` },
    declaration: { id: `serial-${number}`, kind, driver, options: { path } },
    missing: [...(isSure ? [] : ['kind', 'driver']), 'options.baudRate', 'options.format'],
  };
}
