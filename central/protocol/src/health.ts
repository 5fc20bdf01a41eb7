import { z } from 'zod';
import { kioskIdSchema } from './identifiers.ts';

/** Health of one device in IPP words (RFC 8011 §5.4.12 keywords, severity apart). Structure of device-drivers' DeviceHealth. */
export const deviceHealthSchema = z.object({
  deviceId: z.string().max(64),
  kind: z.string().max(32),
  model: z.string().max(128).nullable(),
  lifecycle: z.enum(['closed', 'idle', 'busy', 'error']),
  availability: z.string().max(32),
  reasons: z
    .array(
      z.object({
        keyword: z.string().max(64),
        severity: z.enum(['report', 'warning', 'error']),
        since: z.number(),
      }),
    )
    .max(32),
  supplies: z
    .array(
      z.object({
        kind: z.string().max(32),
        name: z.string().max(64),
        level: z.enum(['full', 'low', 'out', 'jammed', 'unknown', 'unsupported']),
        percent: z.number().min(0).max(100).nullable(),
        sheets: z.number().min(0).nullable().optional(),
      }),
    )
    .max(16),
  source: z.string().max(16),
  at: z.number(),
});

/** Volatile heartbeat, latest wins, at most every 15 s and on every change of health. */
export const beatSchema = z.object({
  kioskId: kioskIdSchema,
  at: z.iso.datetime(),
  appVersion: z.string().max(32),
  /** Name of the screen shown now; never who stands there. */
  screen: z.string().max(32),
  devices: z.array(deviceHealthSchema).max(32),
  outbox: z.object({ length: z.int().min(0), oldestAgeMs: z.number().min(0).nullable() }),
  /** Age of the data the kiosk issues from, in ms. */
  snapshotAgeMs: z.number().min(0).nullable(),
  lastPrintAt: z.iso.datetime().nullable(),
  inService: z.boolean(),
});

export type DeviceHealthRecord = z.infer<typeof deviceHealthSchema>;
export type Beat = z.infer<typeof beatSchema>;
