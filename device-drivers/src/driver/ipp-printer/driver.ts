import { defineDriver } from '../driver.ts';
import { IppPrinterClient } from './client.ts';
import { ippPrinterOptionsSchema } from './options.ts';
import { PrinterWatch } from './watch.ts';

/** A4 printers that speak IPP themselves. */
export const ippPrinterDriver = defineDriver({
  kind: 'printer',
  name: 'ipp',
  options: ippPrinterOptionsSchema,
  create: (id, options, { clock, emit }) =>
    new PrinterWatch(id, new IppPrinterClient(options, clock), clock, emit),
});
