import { z } from 'zod';

export const nutUpsOptionsSchema = z.object({
  /** Where upsd of Network UPS Tools listens. Default 127.0.0.1. */
  host: z.string().min(1).exactOptional(),
  /** Default 3493. */
  port: z.int().min(1).max(65_535).exactOptional(),
  /** The UPS's name in ups.conf. One upsd may have several. */
  ups: z.string().regex(/^[\x21-\x7e]+$/),
  /** Milliseconds between two questions for its state. Default 5000. */
  pollMs: z.number().min(100).exactOptional(),
});

export type NutUpsOptions = z.infer<typeof nutUpsOptionsSchema>;
