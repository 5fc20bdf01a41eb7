import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Found, Search } from './found.ts';

/** Printers of the kernel's USB printer class. @param dev `/dev` @param sys `/sys` */
export function findUsbPrinters(dev: string, sys: string): Search {
  const folder = join(dev, 'usb');
  if (!existsSync(folder)) return { found: [], failed: null };
  const names = readdirSync(folder).filter((name) => /^lp\d+$/.test(name));
  const found = names.toSorted().map((name) => {
    const id = join(sys, 'class', 'usbmisc', name, 'device', 'ieee1284_id');
    return usbPrinterDeclaration(
      join(folder, name),
      existsSync(id) ? readFileSync(id, 'utf8') : '',
    );
  });
  return { found, failed: null };
}

/**
 * A receipt printer where the device id says that it speaks ESC/POS, or says nothing; else a printer for CUPS.
 *
 * @param deviceId IEEE 1284 device id: `MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;`
 */
export function usbPrinterDeclaration(path: string, deviceId: string): Found {
  const keys = deviceIdOf(deviceId);
  const model = [keys.get('MFG'), keys.get('MDL')].filter(Boolean).join(' ');
  const commands = keys.get('CMD');
  const about = {
    zh: `USB 打印机 ${path}${model && `：${model}`}`,
    en: `USB printer ${path}${model && `: ${model}`}`,
  };
  if (commands === undefined || /ESC\/?POS|EPSON/i.test(commands)) {
    const options = { port: { type: 'device-file', path } };
    return {
      about,
      declaration: { id: 'tickets', kind: 'receipt-printer', driver: 'escpos', options },
      missing: ['options.profile'],
    };
  }
  return {
    about,
    declaration: { id: 'a4-usb', kind: 'printer', driver: 'cups', options: {} },
    missing: ['options.uri', 'options.profile'],
  };
}

/** Keys in their short form; some makers write MANUFACTURER, MODEL and COMMAND SET. */
function deviceIdOf(text: string): ReadonlyMap<string, string> {
  const short: Readonly<Record<string, string>> = {
    MANUFACTURER: 'MFG',
    MODEL: 'MDL',
    'COMMAND SET': 'CMD',
  };
  return new Map(
    text.split(';').flatMap((pair) => {
      const [key = '', value] = pair.split(/:(.*)/s, 2);
      const name = key.trim().toUpperCase();
      return value === undefined ? [] : [[short[name] ?? name, value.trim()] as const];
    }),
  );
}
