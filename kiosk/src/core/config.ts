import { z } from 'zod';
import { bilingualSchema, kioskIdSchema } from '@hallway/protocol';
import { deviceConfigSchema } from '@hallway/device-drivers';
import { sealConfigSchema } from './seal/config.ts';

/** What a kiosk must be told before it knows central: one JSON file beside the program. */
export const coreConfigSchema = z.object({
  kioskId: kioskIdSchema,
  /** Holds the store, the keys and the journal; readable by the kiosk's user only. */
  dataDir: z.string().min(1),
  centralOrigin: z.url(),
  /** Shown by central to the technician; needed once, until the kiosk is paired. */
  pairingCode: z.string().max(32).optional(),
  devices: z.array(deviceConfigSchema),
  /** Device that prints A4 certificates. */
  certificatePrinter: z.string().min(1),
  /** Device that prints receipts and slips; none are printed without. */
  receiptPrinter: z.string().min(1).optional(),
  /** Where the seal key is; made and kept here, a new one for each certificate, when absent. */
  seal: sealConfigSchema.default({ signer: 'file' }),
  /** Machine that stamps certificates of one sheet once they are proven to lie under its die; none are without. */
  certificateStamp: z.string().min(1).optional(),
  /** TrueType files the registrar approved for characters that HanaMinB lacks too, in order of preference. */
  fonts: z.array(z.string().min(1)).default([]),
  panelWidthMm: z.number().positive().default(336),
  university: z.object({ name: bilingualSchema, verifyOrigin: z.url() }),
  appVersion: z.string().default('0.1.0'),
});

export type CoreConfig = z.infer<typeof coreConfigSchema>;
