import { defineDriver } from '../driver.ts';
import { pcscOptionsSchema } from './options.ts';
import { PcscCardReader } from './reader.ts';

/** Card readers behind PC/SC: pcscd on Linux, the smart card service on Windows. */
export const pcscDriver = defineDriver({
  kind: 'card-reader',
  name: 'pcsc',
  options: pcscOptionsSchema,
  create: (id, options, context) => new PcscCardReader(id, options, context),
});
