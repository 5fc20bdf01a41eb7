import { z } from 'zod';
import { receiptProfileNames, receiptProfileSchema } from '../../profile/receipt-profile.ts';

const portSchema = z.discriminatedUnion('type', [
  /** A network printer; port 9100 unless given. */
  z.object({
    type: z.literal('tcp'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).exactOptional(),
  }),
  /** A serial line, also one over USB; prefer /dev/serial/by-id/…. */
  z.object({
    type: z.literal('serial'),
    path: z.string().min(1),
    baudRate: z.int().positive(),
  }),
  /** The kernel's USB printer class: /dev/usb/lp0, or a link to it. */
  z.object({ type: z.literal('device-file'), path: z.string().min(1) }),
]);

export const escposOptionsSchema = z.object({
  port: portSchema,
  /** What the model can do: a name in profile/receipt-profile.ts, or a profile of its own. Never asked of the printer. */
  profile: z.union([z.enum(receiptProfileNames), receiptProfileSchema]),
  /** For how long a printer that could print may leave a job unanswered, in ms. Default 30000. */
  jobTimeoutMs: z.number().positive().exactOptional(),
  /** For how long a printer without a job may leave a question unanswered, in ms. Default 15000. */
  silenceMs: z.number().positive().exactOptional(),
});

export type EscposOptions = z.infer<typeof escposOptionsSchema>;
export type EscposPort = EscposOptions['port'];
