import { z } from 'zod';

/** Octets around a reading, as the scanner was set up to send them: control characters as they are. */
const edgeSchema = z
  .string()
  .max(8)
  .regex(/^\p{ASCII}*$/u);

/** What a bar-code scanner sends on a serial line: declared in the configuration, never detected. */
export const scannerWireFormatSchema = z.object({
  /** Each reading begins with its AIM identifier (ISO/IEC 15424). Switch it on: it also shows where a reading begins. */
  aimId: z.boolean(),
  /** How the scanner writes text. Codes with Chinese are utf-8 or gb18030, by the scanner's own setting. */
  encoding: z.enum(['utf-8', 'gb18030', 'latin1']),
  end: z.discriminatedUnion('type', [
    /**
     * `prefix` reading `suffix`. Neither may be part of a reading: a QR code may well hold a CR, so prefer STX and ETX
     * to a lone CR.
     */
    z.object({ type: z.literal('suffix'), prefix: edgeSchema, suffix: edgeSchema.min(1) }),
    /** A reading ends when nothing comes for this long. */
    z.object({ type: z.literal('silence'), afterMs: z.int().min(10).max(1_000) }),
  ]),
});

export type ScannerWireFormat = z.infer<typeof scannerWireFormatSchema>;
