import { z } from 'zod';
import { cardWireFormatSchema } from '../../codec/card/wire-format.ts';

export const serialCardReaderOptionsSchema = z.object({
  /** Device path; prefer /dev/serial/by-id/…, which names the reader and not the socket it sits in. */
  path: z.string().min(1),
  baudRate: z.int().positive(),
  format: cardWireFormatSchema,
  /** A uid not seen for this long counts as taken away, in ms. Default 1000. */
  presentationGapMs: z.number().positive().exactOptional(),
});

export type SerialCardReaderOptions = z.infer<typeof serialCardReaderOptionsSchema>;
