import { z } from 'zod';
import { base64Schema, bilingualSchema, kioskIdSchema } from '../identifiers.ts';

/** Where a kiosk stands and how it behaves; partition `config`, key = kiosk id. */
export const kioskConfigSchema = z.object({
  kioskId: kioskIdSchema,
  name: bilingualSchema,
  place: bilingualSchema,
  campus: z.enum(['tinglan', 'yunlu']),
  /** Which windows help when this machine cannot: shown in refusals and on the out-of-service screen. */
  helpWindow: bilingualSchema,
  helpPhone: z.string().max(32),
  /** Opens in low and large mode by default (K07). */
  accessibleByDefault: z.boolean(),
  /** Copies this kiosk may issue while central is away, per person, document and day (rule R14). */
  offlineCopiesPerDay: z.int().min(0),
  /** Age in hours past which the snapshot is too old to issue from (rule R14). */
  maxSnapshotAgeHours: z.number().positive(),
});

/** The kiosk's own seal certificate and what it needs to verify papers; partition `k:<kioskId>`, key `seal`. */
export const sealRecordSchema = z.object({
  certificatePem: z.string().startsWith('-----BEGIN CERTIFICATE-----'),
  chainPem: z.string().startsWith('-----BEGIN CERTIFICATE-----'),
  rootPem: z.string().startsWith('-----BEGIN CERTIFICATE-----'),
  /** ISO time after which the kiosk must not seal with it. */
  notAfter: z.iso.datetime(),
});

/** The signed list of keys a verifier trusts, as `certificates` made it; partition `config`, key `keys`. */
export const keyListRecordSchema = z.object({ signed: base64Schema });

/**
 * The signed status list of papers that count for nothing, as `certificates` made it (compact JWS); partition `revoke`,
 * key `status`.
 */
export const statusListRecordSchema = z.object({ signed: z.string().min(1).max(4_000_000) });

export type StatusListRecord = z.infer<typeof statusListRecordSchema>;
export type KioskConfig = z.infer<typeof kioskConfigSchema>;
export type SealRecord = z.infer<typeof sealRecordSchema>;
export type KeyListRecord = z.infer<typeof keyListRecordSchema>;
