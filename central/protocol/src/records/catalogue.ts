import { z } from 'zod';
import { bilingualSchema, documentCodeSchema } from '../identifiers.ts';

/** One document a kiosk may offer; partition `catalog`, key = document code. */
export const catalogueEntrySchema = z.object({
  document: documentCodeSchema,
  name: bilingualSchema,
  /** Language of the paper, not of the screen. */
  language: z.enum(['zh', 'en']),
  /** P prints at once when the rules pass; A needs approval first; W ends at a window. */
  releaseClass: z.enum(['P', 'A', 'W']),
  audience: z.array(z.enum(['undergraduate', 'postgraduate', 'staff', 'alumnus'])),
  /** Price per copy in yuan. */
  price: z.number().min(0),
  order: z.int(),
  enabled: z.boolean(),
});

export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;
