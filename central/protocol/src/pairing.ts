import { z } from 'zod';
import { kioskIdSchema } from './identifiers.ts';

/** A public key in SubjectPublicKeyInfo PEM (RFC 7468 §13). */
const publicKeySchema = z.string().startsWith('-----BEGIN PUBLIC KEY-----').max(2000);

/** Body of `POST /kiosks/pair`: a kiosk asks to be known by the key it just made. */
export const pairRequestSchema = z.object({
  kioskId: kioskIdSchema,
  /** Shown by central to the technician; used once. */
  code: z.string().min(1).max(32),
  /** Ed25519: proves the kiosk on every connection. */
  identityKey: publicKeySchema,
});

export const pairAnswerSchema = z.object({
  kioskId: kioskIdSchema,
  timeline: z.string().max(64),
});

export type PairRequest = z.infer<typeof pairRequestSchema>;
export type PairAnswer = z.infer<typeof pairAnswerSchema>;
