import { z } from 'zod';
import { sheetSchema } from './sheet.ts';
import { slipSchema } from './slip.ts';

/** One version of one document's design in one language. */
export const templateSchema = z.discriminatedUnion('form', [sheetSchema, slipSchema]);

export type Template = z.infer<typeof templateSchema>;
