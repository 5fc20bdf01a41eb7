import { z } from 'zod';
import { scannerWireFormatSchema } from '../../codec/scanner/wire-format.ts';

export const serialScannerOptionsSchema = z.object({
  /** Device path; prefer /dev/serial/by-id/…, which names the scanner and not the socket it sits in. */
  path: z.string().min(1),
  baudRate: z.int().positive(),
  format: scannerWireFormatSchema,
  /** The scanner waits for ACK, and sends again on NAK. Default false. */
  acknowledge: z.boolean().exactOptional(),
  /** Whose commands start and stop the scanner. Without it the scanner looks for codes by itself. */
  trigger: z.literal('honeywell').exactOptional(),
  /** A code not seen for this long counts as taken away, in ms. Default 1000. */
  presentationGapMs: z.number().positive().exactOptional(),
});

export type SerialScannerOptions = z.infer<typeof serialScannerOptionsSchema>;
