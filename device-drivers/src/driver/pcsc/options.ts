import { z } from 'zod';

export const pcscOptionsSchema = z.object({
  /** A part of the reader's name as PC/SC lists it. Without it every reader counts, and any of them reads. */
  reader: z.string().min(1).max(128).exactOptional(),
  /** A card that comes back to the same reader within this time was never away, in ms. Default 1000. */
  presentationGapMs: z.number().positive().exactOptional(),
});

export type PcscOptions = z.infer<typeof pcscOptionsSchema>;
