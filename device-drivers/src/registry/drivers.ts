import { z } from 'zod';
import type { Device } from '../driver/device.ts';
import type { Driver, DriverContext } from '../driver/driver.ts';
import { cupsDriver } from '../driver/cups/driver.ts';
import { escposDriver } from '../driver/escpos/driver.ts';
import { ippPrinterDriver } from '../driver/ipp-printer/driver.ts';
import { keyboardWedgeDriver } from '../driver/keyboard-wedge/driver.ts';
import { mjpegCameraDriver } from '../driver/mjpeg-camera/driver.ts';
import { modbusRelayDriver } from '../driver/modbus-relay/driver.ts';
import { nutUpsDriver } from '../driver/nut-ups/driver.ts';
import { pcscDriver } from '../driver/pcsc/driver.ts';
import { pn532Driver } from '../driver/pn532/driver.ts';
import { relayStampDriver } from '../driver/relay-stamp/driver.ts';
import { residentIdDriver } from '../driver/resident-id/driver.ts';
import { serialCardReaderDriver } from '../driver/serial-card-reader/driver.ts';
import { serialScannerDriver } from '../driver/serial-scanner/driver.ts';
import type { DeviceKind } from '../health/types.ts';

/** What a declaration of this driver looks like: its id is the house's word, the rest the driver's. */
function declaration<Kind extends DeviceKind, Name extends string, Options>(
  driver: Driver<Kind, Name, Options>,
) {
  return z.object({
    id: z.string().min(1).max(64),
    kind: z.literal(driver.kind),
    driver: z.literal(driver.name),
    options: driver.options,
    /** Switched off: the device keeps its place in every list, and nothing is done with it. */
    disabled: z.boolean().exactOptional(),
  });
}

/** One declared device. Every driver there is stands here, once here and once in `createDevice`. */
export const deviceConfigSchema = z.discriminatedUnion('driver', [
  declaration(cupsDriver),
  declaration(escposDriver),
  declaration(ippPrinterDriver),
  declaration(mjpegCameraDriver),
  declaration(modbusRelayDriver),
  declaration(nutUpsDriver),
  declaration(relayStampDriver),
  declaration(pn532Driver),
  declaration(residentIdDriver),
  declaration(serialCardReaderDriver),
  declaration(serialScannerDriver),
  declaration(pcscDriver),
  declaration(keyboardWedgeDriver),
]);

export type DeviceConfig = z.infer<typeof deviceConfigSchema>;

/** Makes a declared device without opening it. @throws TypeError for options that cannot be right */
export function createDevice(config: DeviceConfig, context: DriverContext): Device {
  switch (config.driver) {
    case 'cups':
      return cupsDriver.create(config.id, config.options, context);
    case 'escpos':
      return escposDriver.create(config.id, config.options, context);
    case 'ipp':
      return ippPrinterDriver.create(config.id, config.options, context);
    case 'keyboard-wedge':
      return keyboardWedgeDriver.create(config.id, config.options, context);
    case 'pcsc':
      return pcscDriver.create(config.id, config.options, context);
    case 'mjpeg-camera':
      return mjpegCameraDriver.create(config.id, config.options, context);
    case 'modbus-relay':
      return modbusRelayDriver.create(config.id, config.options, context);
    case 'nut-ups':
      return nutUpsDriver.create(config.id, config.options, context);
    case 'relay-stamp':
      return relayStampDriver.create(config.id, config.options, context);
    case 'pn532':
      return pn532Driver.create(config.id, config.options, context);
    case 'resident-id':
      return residentIdDriver.create(config.id, config.options, context);
    case 'serial-card-reader':
      return serialCardReaderDriver.create(config.id, config.options, context);
    case 'serial-scanner':
      return serialScannerDriver.create(config.id, config.options, context);
  }
}
