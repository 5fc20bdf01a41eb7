import { z } from 'zod';
import { conditionSchema } from '../language/conditions.ts';

/** Millimetres from the left or the top edge of the sheet. */
export const mm = z.number().min(0).max(297);
/** Type sizes and line distances in points. */
export const points = z.number().min(1).max(72);
/** Fractions of the type size. */
export const em = z.number().min(0).max(4);

export const colours = ['ink', 'muted', 'brand', 'wash', 'seal'] as const;
export type ColourName = (typeof colours)[number];
export const colour = z.enum(colours);
export const weight = z.enum(['regular', 'bold']);
export const language = z.enum(['zh', 'en']);
export const align = z.enum(['left', 'center', 'right']);

/** On which pages of a document something stands. One page is first and last. */
export const occurrences = ['every', 'first', 'later', 'last'] as const;
export type Occurrence = (typeof occurrences)[number];

/** A name that templates give: of data, options, lookups. Short, because some of them stand in the code on paper. */
export const name = z.string().regex(/^[a-z][A-Za-z0-9]{0,23}$/);

/** A label in both languages, as registrars and verifiers read it. */
export const label = z.strictObject({
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(60),
});

/** Literal text with expressions. Whether their fields exist is checked for the template as a whole. */
export const pattern = z.string().max(600);

const styled = {
  when: conditionSchema.optional(),
  weight: weight.optional(),
  /** Kept on one line, and never stretched inside. */
  keep: z.boolean().optional(),
};

const part = z.strictObject({ text: pattern, ...styled });

/** The first branch whose condition holds; a branch without one always does. */
const choice = z.strictObject({ choose: z.array(part).min(2).max(8) });

export const text = z.union([pattern, z.array(z.union([pattern, part, choice])).max(40)]);
export type TemplateText = z.infer<typeof text>;
export type TextPart = z.infer<typeof part>;
