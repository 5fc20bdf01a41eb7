import { z } from 'zod';
import { uidShapeSchema } from '../../codec/card/wire-format.ts';

export const keyboardWedgeOptionsSchema = z
  .object({
    /** Event device of the reader: /dev/input/by-id/…-event-kbd. Never that of a keyboard somebody types on. */
    path: z.string().startsWith('/'),
    /** What the reader types before the uid; may be empty. */
    prefix: z.string().max(32),
    uid: uidShapeSchema,
    /** What ends a reading: the Enter key, or that no key follows. */
    end: z.enum(['enter', 'silence']),
    /** No key for this long ends a reading, or spoils one that Enter should have ended, in ms. Default 200. */
    keyGapMs: z.number().positive().exactOptional(),
    /** A uid not seen for this long counts as taken away, in ms. Default 1000. */
    presentationGapMs: z.number().positive().exactOptional(),
  })
  // A machine that is busy for a moment sees silence where there was none: half a uid must never be a whole one.
  .refine(({ end, uid }) => end === 'enter' || uid.lengths.length === 1, {
    path: ['uid', 'lengths'],
    message: 'a reading that ends by silence must have one length',
  });

export type KeyboardWedgeOptions = z.infer<typeof keyboardWedgeOptionsSchema>;
