import { defineDriver } from '../driver.ts';
import { relayStampOptionsSchema } from './options.ts';
import { RelayStamp } from './stamp.ts';

/** Stamp machines on a Modbus relay board of their own. */
export const relayStampDriver = defineDriver({
  kind: 'stamp',
  name: 'relay-stamp',
  options: relayStampOptionsSchema,
  create: (id, options, context) => new RelayStamp(id, options, context),
});
