import { z } from 'zod';
import { checkSheet } from './check-sheet.ts';
import { element } from './elements.ts';
import { head } from './head.ts';

/** Sheets of A4. Reading order is the order of the elements. */
export const sheetSchema = z
  .strictObject({
    form: z.literal('sheet'),
    ...head,
    page: z.strictObject({ width: z.literal(210), height: z.literal(297) }),
    elements: z.array(element).min(1).max(80),
  })
  .superRefine(checkSheet);

export type SheetTemplate = z.infer<typeof sheetSchema>;
