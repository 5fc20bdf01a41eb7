import { z } from 'zod';
import { bilingualSchema, kioskIdSchema } from '@hallway/protocol';

/** One device as declared for this machine; device-drivers checks the options of its own drivers. */
const deviceSchema = z.looseObject({
  id: z.string().min(1).max(64),
  kind: z.string().max(32),
  driver: z.string().max(32),
  options: z.record(z.string(), z.unknown()),
});

/** What a kiosk must be told before it knows central: one JSON file beside the program. */
export const coreConfigSchema = z.object({
  kioskId: kioskIdSchema,
  /** Holds the store, the keys and the journal; readable by the kiosk's user only. */
  dataDir: z.string().min(1),
  centralOrigin: z.url(),
  /** Shown by central to the technician; needed once, until the kiosk is paired. */
  pairingCode: z.string().max(32).optional(),
  devices: z.array(deviceSchema),
  /** Device that prints A4 certificates. */
  certificatePrinter: z.string().min(1),
  panelWidthMm: z.number().positive().default(336),
  university: z.object({ name: bilingualSchema, verifyOrigin: z.url() }),
  appVersion: z.string().default('0.1.0'),
});

export type CoreConfig = z.infer<typeof coreConfigSchema>;
