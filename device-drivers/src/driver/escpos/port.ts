import { existsSync } from 'node:fs';
import type { ByteConnection } from '../../transport/byte-connection.ts';
import { openDeviceFile } from '../../transport/device-file.ts';
import { openSerial } from '../../transport/serial.ts';
import { openTcp } from '../../transport/tcp.ts';
import type { EscposPort } from './options.ts';

const DEFAULT_TCP_PORT = 9_100;

/** Opens the way to the printer. @throws DeviceError as the transports do */
export function openPort(
  port: EscposPort,
  data: (chunk: Uint8Array) => void,
  signal: AbortSignal,
): Promise<ByteConnection> {
  switch (port.type) {
    case 'tcp':
      return openTcp({ host: port.host, port: port.port ?? DEFAULT_TCP_PORT }, { data }, signal);
    case 'serial':
      return openSerial(port, { data, present: () => undefined });
    case 'device-file':
      return openDeviceFile(port, { data });
  }
}

/** How long octets take on their way, in ms; nothing to speak of but on a serial line, ten bits an octet. */
export function transmissionMs(port: EscposPort, octets: number): number {
  return port.type === 'serial' ? (octets * 10_000) / port.baudRate : 0;
}

/** Whether a device stands at the path; nobody can see that of an address. */
export function isThere(port: EscposPort): boolean {
  return port.type === 'tcp' || existsSync(port.path);
}
