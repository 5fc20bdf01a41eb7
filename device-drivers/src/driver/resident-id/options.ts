import { z } from 'zod';
import type { ResidentIdRecord } from '../../codec/resident-id/record.ts';

type KeysOfEach<T> = T extends T ? keyof T : never;

/** What a resident ID may tell. Not every kind of card has each. */
export const residentIdFields = [
  'documentType',
  'name',
  'nameEnglish',
  'sex',
  'ethnicGroup',
  'nationality',
  'birthDate',
  'address',
  'number',
  'passNumber',
  'issuer',
  'authority',
  'issueCount',
  'cardVersion',
  'validFrom',
  'validTo',
] as const satisfies readonly KeysOfEach<ResidentIdRecord>[];

export const residentIdOptionsSchema = z.object({
  /** Device path; prefer /dev/serial/by-id/…, which names the module and not the socket it sits in. */
  path: z.string().min(1),
  /** Modules speak 115200 unless they were set to another speed. */
  baudRate: z.int().positive(),
  /** The fields that are handed out. Everything else on the card is forgotten as soon as it was read. */
  fields: z.array(z.enum(residentIdFields)).min(1).readonly(),
  /** A card not read again for this long counts as taken away, in ms. Reading one takes above a second. Default 3000. */
  presentationGapMs: z.number().positive().exactOptional(),
});

export type ResidentIdOptions = z.infer<typeof residentIdOptionsSchema>;
export type ResidentIdField = (typeof residentIdFields)[number];
/** The fields that were asked for, as far as this card has them. */
export type ResidentIdFields = Partial<Record<ResidentIdField, string>>;
