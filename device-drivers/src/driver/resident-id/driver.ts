import { defineDriver } from '../driver.ts';
import { residentIdOptionsSchema } from './options.ts';
import { ResidentIdReader } from './reader.ts';

/** Modules that read the PRC resident ID card (SAM_V) on a serial line. */
export const residentIdDriver = defineDriver({
  kind: 'resident-id-reader',
  name: 'resident-id',
  options: residentIdOptionsSchema,
  create: (id, options, context) => new ResidentIdReader(id, options, context),
});
