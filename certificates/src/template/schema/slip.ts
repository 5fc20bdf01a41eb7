import { z } from 'zod';
import { checkSlip } from './check-slip.ts';
import { head } from './head.ts';
import { slipLine } from './slip-lines.ts';

/** A slip from the 80 mm roll, from top to cut. */
export const slipSchema = z
  .strictObject({
    form: z.literal('slip'),
    ...head,
    lines: z.array(slipLine).min(1).max(60),
  })
  .superRefine(checkSlip);

export type SlipTemplate = z.infer<typeof slipSchema>;
