import { z } from 'zod';
import {
  bilingualSchema,
  documentCodeSchema,
  languageSchema,
  officeCodeSchema,
} from '../identifiers.ts';

/** A choice of the person about what a document states. */
const optionSchema = z.object({
  name: z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/),
  label: bilingualSchema,
  default: z.boolean(),
});

const entrySchema = z.object({
  document: documentCodeSchema,
  name: bilingualSchema,
  /** Languages the paper can be had in, whatever the language of the screen. */
  languages: z.array(languageSchema).min(1).max(2),
  /** P prints at once when the rules pass; A needs approval first; W ends at a window. */
  releaseClass: z.enum(['P', 'A', 'W']),
  audience: z.array(z.enum(['undergraduate', 'postgraduate', 'staff', 'alumnus'])),
  /** Whose paper it is, and who answers for what it says. */
  office: officeCodeSchema.default('registrar'),
  /** What the person may choose to have stated or not. */
  options: z.array(optionSchema).max(6).default([]),
  /** States more than the record of the person holds: only who has a `paper` record can have it. */
  needsRecord: z.boolean().default(false),
  /** A sealed A4 sheet, or an 80 mm slip. */
  form: z.enum(['a4', 'slip']).default('a4'),
  order: z.int(),
  enabled: z.boolean(),
});

/** Entries of an earlier release named one language. */
function withLanguages(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || !('language' in entry)) return entry;
  return { languages: [entry.language], ...entry };
}

/** One document a kiosk may offer; partition `catalog`, key = document code. */
export const catalogueEntrySchema = z.preprocess(withLanguages, entrySchema);

export type CatalogueEntry = z.infer<typeof entrySchema>;
