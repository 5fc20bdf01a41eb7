import { defineDriver } from '../driver.ts';
import { escposOptionsSchema } from './options.ts';
import { EscposPrinter } from './printer.ts';

/** Receipt printers that speak ESC/POS themselves. */
export const escposDriver = defineDriver({
  kind: 'receipt-printer',
  name: 'escpos',
  options: escposOptionsSchema,
  create: (id, options, context) => new EscposPrinter(id, options, context),
});
