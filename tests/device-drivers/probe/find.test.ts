import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../device-drivers/src/clock.ts';
import { findDevices } from '../../../device-drivers/src/probe/find/find.ts';
import { serialDeclaration } from '../../../device-drivers/src/probe/find/serial-ports.ts';
import { usbPrinterDeclaration } from '../../../device-drivers/src/probe/find/usb-printers.ts';
import { freePort } from '../../peers/free-port.ts';
import { tempDir } from '../support/temp-dir.ts';

async function folder(): Promise<string> {
  const dir = await tempDir();
  onTestFinished(() => dir.remove());
  return dir.path;
}

describe('what is found', () => {
  it('is declared as far as it can be seen', async () => {
    const dev = await folder();
    const sys = await folder();
    mkdirSync(join(dev, 'serial', 'by-id'), { recursive: true });
    mkdirSync(join(dev, 'input', 'by-id'), { recursive: true });
    mkdirSync(join(dev, 'usb'));
    symlinkSync('/dev/null', join(dev, 'serial', 'by-id', 'usb-1a86_USB_Serial-if00-port0'));
    symlinkSync('../../gone', join(dev, 'serial', 'by-id', 'usb-gone-if00'));
    writeFileSync(join(dev, 'input', 'by-id', 'usb-Sycreader_RFID-event-kbd'), '');
    writeFileSync(join(dev, 'input', 'by-id', 'usb-Mouse-event-mouse'), '');
    for (const [name, id] of [
      ['lp0', 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;'],
      ['lp1', 'MANUFACTURER:Nobody;COMMAND SET:PCL,PDF;MODEL:Laser 1;'],
    ] as const) {
      writeFileSync(join(dev, 'usb', name), '');
      mkdirSync(join(sys, 'class', 'usbmisc', name, 'device'), { recursive: true });
      writeFileSync(join(sys, 'class', 'usbmisc', name, 'device', 'ieee1284_id'), id);
    }
    const searches = await findDevices({
      clock: systemClock,
      dev,
      sys,
      upsd: { host: '127.0.0.1', port: await freePort() },
      discovery: { interface: '127.0.0.1', forMs: 100 },
    });
    const found = searches
      .flatMap((search) => search.found)
      .filter(({ declaration }) =>
        ['escpos', 'cups', 'serial-card-reader', 'keyboard-wedge'].includes(declaration.driver),
      );
    expect(found.map(({ declaration, missing }) => [declaration, missing])).toEqual([
      [
        {
          id: 'tickets',
          kind: 'receipt-printer',
          driver: 'escpos',
          options: { port: { type: 'device-file', path: join(dev, 'usb', 'lp0') } },
        },
        ['options.profile'],
      ],
      [
        { id: 'a4-usb', kind: 'printer', driver: 'cups', options: {} },
        ['options.uri', 'options.profile'],
      ],
      [
        {
          id: 'serial-1',
          kind: 'card-reader',
          driver: 'serial-card-reader',
          options: { path: join(dev, 'serial', 'by-id', 'usb-1a86_USB_Serial-if00-port0') },
        },
        ['kind', 'driver', 'options.baudRate', 'options.format'],
      ],
      [
        {
          id: 'wedge-1',
          kind: 'card-reader',
          driver: 'keyboard-wedge',
          options: { path: join(dev, 'input', 'by-id', 'usb-Sycreader_RFID-event-kbd') },
        },
        ['options.prefix', 'options.uid', 'options.end'],
      ],
    ]);
    expect(found[0]?.about.en).toContain('EPSON TM-T20III');
    expect(found[1]?.about.en).toContain('Nobody Laser 1');
  });
});

describe('a serial port', () => {
  const path = '/dev/serial/by-id/usb-x';

  it('of a maker of scanners is a scanner', () => {
    const { declaration, missing } = serialDeclaration(path, '0C2E', 1);
    expect(declaration).toMatchObject({ kind: 'scanner', driver: 'serial-scanner' });
    expect(missing).toEqual(['options.baudRate', 'options.format']);
  });

  it.each(['0403', 'ffff', undefined])('of vendor %s may be anything', (vendorId) => {
    expect(serialDeclaration(path, vendorId, 1).missing).toContain('driver');
  });
});

describe('a USB printer', () => {
  it.each([
    ['MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;', 'escpos'],
    ['', 'escpos'],
    ['MFG:X;CMD:PCL', 'cups'],
    [';;:;CMD', 'escpos'],
    ['COMMAND SET:PDF,PWGRaster;MODEL:a:b', 'cups'],
  ])('that says %j is one for %s', (deviceId, driver) => {
    expect(usbPrinterDeclaration('/dev/usb/lp0', deviceId).declaration.driver).toBe(driver);
  });
});
