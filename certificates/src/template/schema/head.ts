import { z } from 'zod';
import { officeCodes } from '../../documents/types.ts';
import { label, language, name, pattern } from './base.ts';
import { dataFields } from './data.ts';

const option = z.strictObject({ label, default: z.boolean() });
const lookup = z.record(z.string().max(40), z.string().max(80));

/** What every template says, whatever it is printed on. */
export const head = {
  id: z.string().regex(/^D\d{2}$/),
  version: z.number().int().min(1).max(999_999),
  language,
  /** What the document is called. */
  name: label,
  /** Who issues and seals it. */
  office: z.enum(officeCodes),
  /** Title of the file. */
  title: pattern,
  data: dataFields.default({}),
  /** What the person may choose to have printed. */
  options: z.record(name, option).default({}),
  /** Words for values that records hold in one language only. */
  lookups: z.record(name, lookup).default({}),
  /** Fields that the code on paper vouches for, besides those it always does. */
  claims: z.array(z.string().max(50)).max(16),
};

const headSchema = z.object(head);
export type TemplateHead = z.infer<typeof headSchema>;
