import { defineDriver } from '../driver.ts';
import { PrinterWatch } from '../ipp-printer/watch.ts';
import { cupsOptionsSchema } from './options.ts';
import { CupsQueue } from './queue.ts';

/** A4 printers without IPP of their own, behind a queue of CUPS. */
export const cupsDriver = defineDriver({
  kind: 'printer',
  name: 'cups',
  options: cupsOptionsSchema,
  create: (id, options, { clock, emit }) =>
    new PrinterWatch(id, new CupsQueue(options, clock), clock, emit),
});
