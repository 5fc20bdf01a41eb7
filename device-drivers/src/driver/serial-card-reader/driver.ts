import { defineDriver } from '../driver.ts';
import { serialCardReaderOptionsSchema } from './options.ts';
import { SerialCardReader } from './reader.ts';

/** Card readers that write the card's number on a serial line. */
export const serialCardReaderDriver = defineDriver({
  kind: 'card-reader',
  name: 'serial-card-reader',
  options: serialCardReaderOptionsSchema,
  create: (id, options, context) => new SerialCardReader(id, options, context),
});
