import { defineDriver } from '../driver.ts';
import { pn532OptionsSchema } from './options.ts';
import { Pn532Reader } from './reader.ts';

/** Card readers made of an NXP PN532 on a serial line (HSU). */
export const pn532Driver = defineDriver({
  kind: 'card-reader',
  name: 'pn532',
  options: pn532OptionsSchema,
  create: (id, options, context) => new Pn532Reader(id, options, context),
});
