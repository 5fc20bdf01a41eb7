import { z } from 'zod';
import { officeCodes } from '../../documents/types.ts';
import { label, language, name, pattern } from './base.ts';
import { checkLanguage } from './check.ts';
import { dataFields } from './data.ts';
import { element } from './elements.ts';

const option = z.strictObject({ label, default: z.boolean() });
const lookup = z.record(z.string().max(40), z.string().max(80));

/** One version of one document's design in one language. Reading order is the order of the elements. */
export const templateSchema = z
  .strictObject({
    id: z.string().regex(/^D\d{2}$/),
    version: z.number().int().min(1).max(999_999),
    language,
    /** What the document is called. */
    name: label,
    /** Who issues and seals it. */
    office: z.enum(officeCodes),
    /** Title of the file. */
    title: pattern,
    page: z.strictObject({ width: z.literal(210), height: z.literal(297) }),
    data: dataFields.default({}),
    /** What the person may choose to have printed. */
    options: z.record(name, option).default({}),
    /** Words for values that records hold in one language only. */
    lookups: z.record(name, lookup).default({}),
    /** Fields that the code on paper vouches for, besides those it always does. */
    claims: z.array(z.string().max(50)).max(16),
    elements: z.array(element).min(1).max(80),
  })
  .superRefine(checkLanguage);

export type Template = z.infer<typeof templateSchema>;
