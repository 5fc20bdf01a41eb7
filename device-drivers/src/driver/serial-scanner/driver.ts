import { defineDriver } from '../driver.ts';
import { serialScannerOptionsSchema } from './options.ts';
import { SerialScanner } from './scanner.ts';

/** Bar-code scanners that write what they read on a serial line. */
export const serialScannerDriver = defineDriver({
  kind: 'scanner',
  name: 'serial-scanner',
  options: serialScannerOptionsSchema,
  create: (id, options, context) => new SerialScanner(id, options, context),
});
