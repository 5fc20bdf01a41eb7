import { z } from 'zod';

export const pn532OptionsSchema = z.object({
  /** Device path; prefer /dev/serial/by-id/…, which names the adapter and not the socket it sits in. */
  path: z.string().min(1),
  /** The chip speaks 115200 after power comes. */
  baudRate: z.int().positive(),
  /** A uid not seen for this long counts as taken away, in ms. Default 1000. */
  presentationGapMs: z.number().positive().exactOptional(),
});

export type Pn532Options = z.infer<typeof pn532OptionsSchema>;
