import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChromiumHost } from '@hallway/kiosk/chromium';
import type { CardWireFormat, DeclaredPrinterProfile, DeviceConfig } from '@hallway/device-drivers';
import { demoUniversity } from '@hallway/certificates';
import { repoDir } from '../tools.ts';

/** Demo cards are four octets, written by the reader as text lines `CARD:<uid>` between STX and ETX. */
export const demoCardFormat: CardWireFormat = {
  type: 'stx-etx',
  prefix: 'CARD:',
  uid: { alphabet: 'hex', lengths: [8] },
};

const CERTIFICATE_PRINTER = 'printer';

export interface DemoKioskOptions {
  kioskId: string;
  dataDir: string;
  centralOrigin: string;
  pairingCode: string;
  /** The certificate printer among them is `demoPrinter`. */
  devices: readonly DeviceConfig[];
  /** Id of the one that prints slips; none does when absent. */
  receiptPrinter?: string;
}

/** The reader of demo cards, on a serial port. */
export function demoReader(path: string): DeviceConfig {
  return {
    id: 'reader',
    kind: 'card-reader',
    driver: 'serial-card-reader',
    options: { path, baudRate: 9600, format: demoCardFormat },
  };
}

/** The printer of certificates, by its IPP address. */
export function demoPrinter(
  uri: string,
  profile: DeclaredPrinterProfile | null = null,
): DeviceConfig {
  const options = { uri, ...(profile && { profile }) };
  return { id: CERTIFICATE_PRINTER, kind: 'printer', driver: 'ipp', options };
}

/** Writes what a kiosk must know before it knows central; returns the file. */
export function writeKioskConfig(options: DemoKioskOptions): string {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const { zh, en } = demoUniversity;
  const config = {
    kioskId: options.kioskId,
    dataDir: options.dataDir,
    centralOrigin: options.centralOrigin,
    pairingCode: options.pairingCode,
    devices: options.devices,
    certificatePrinter: CERTIFICATE_PRINTER,
    ...(options.receiptPrinter !== undefined && { receiptPrinter: options.receiptPrinter }),
    university: { name: { zh, en }, verifyOrigin: options.centralOrigin },
  };
  const file = join(options.dataDir, 'kiosk.json');
  writeFileSync(file, JSON.stringify(config, null, 2));
  chmodSync(file, 0o600);
  return file;
}

/**
 * The kiosk's core and page behind a loopback address; whoever opens the address brings the browser.
 *
 * @param onPowerOver the battery is nearly empty and core has put everything down
 */
export function startKioskHost(
  configFile: string,
  onPowerOver: () => void = () => undefined,
): ReturnType<typeof startChromiumHost> {
  return startChromiumHost({
    configFile,
    uiDir: join(repoDir, 'kiosk', 'dist', 'ui'),
    browser: null,
    onPowerOver,
  });
}
