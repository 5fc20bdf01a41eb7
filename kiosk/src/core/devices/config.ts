import { z } from 'zod';

const id = z.string().min(1).max(64);

const cardTextSchema = {
  prefix: z.string().max(32),
  uid: z.object({
    alphabet: z.enum(['hex', 'decimal']),
    lengths: z.array(z.int().min(1).max(64)).min(1),
  }),
};

/** What one device may be declared as; the shapes of device-drivers' DeviceConfig. */
export const deviceConfigSchema = z.discriminatedUnion('driver', [
  z.object({
    id,
    kind: z.literal('card-reader'),
    driver: z.literal('serial-card-reader'),
    options: z.object({
      path: z.string().min(1),
      baudRate: z.int().positive(),
      format: z.discriminatedUnion('type', [
        z.object({ type: z.literal('stx-etx'), ...cardTextSchema }),
        z.object({ type: z.literal('line'), ...cardTextSchema }),
        z.object({ type: z.literal('rdm6300') }),
      ]),
      presentationGapMs: z.number().positive().exactOptional(),
    }),
  }),
  z.object({
    id,
    kind: z.literal('printer'),
    driver: z.literal('ipp'),
    options: z.object({
      uri: z.string().min(1),
      printerUuid: z.string().exactOptional(),
      certificateSha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/i)
        .exactOptional(),
      timeoutMs: z.number().positive().exactOptional(),
    }),
  }),
]);
