import { z } from 'zod';
import { ippPrinterOptionsSchema, snmpOptionsSchema } from '../ipp-printer/options.ts';

export const cupsOptionsSchema = ippPrinterOptionsSchema
  .pick({ certificateSha256: true, auth: true, timeoutMs: true, profile: true })
  .extend({
    /** Of the queue: ipp://localhost/printers/NAME. */
    uri: z.string().min(1),
    /** The counter of the printer behind the queue: with CUPS it is the only number that counts paper. */
    snmp: snmpOptionsSchema.required({ host: true }).exactOptional(),
  });

export type CupsOptions = z.infer<typeof cupsOptionsSchema>;
