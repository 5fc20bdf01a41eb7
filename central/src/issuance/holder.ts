import { bilingualSchema } from '@hallway/protocol';
import { z } from 'zod';
import type { FieldCipher } from '../db/index.ts';

/** What the register keeps of the holder: sealed, and masked before it ever leaves. */
const holderSchema = z.object({
  personNo: z.string(),
  /** Null when records held nobody of that number: the paper exists all the same. */
  maskedName: z.string().nullable(),
  college: bilingualSchema.nullable(),
});

export type Holder = z.infer<typeof holderSchema>;

const placeOf = (serial: string) => ({ table: 'issue', key: serial, column: 'holder' });

export function sealHolder(fields: FieldCipher, serial: string, holder: Holder): Uint8Array {
  return fields.seal(placeOf(serial), JSON.stringify(holder));
}

export function openHolder(fields: FieldCipher, serial: string, sealed: Uint8Array): Holder {
  return holderSchema.parse(JSON.parse(fields.open(placeOf(serial), sealed).toString('utf8')));
}
