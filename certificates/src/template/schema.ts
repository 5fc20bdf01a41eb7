import { z } from 'zod';
import { conditionNames, fieldNames } from './fields.ts';

/** Millimetres from the left or the top edge of the sheet. */
const mm = z.number().min(0).max(297);
/** Type sizes and line distances in points. */
const points = z.number().min(1).max(72);
/** Fractions of the type size. */
const em = z.number().min(0).max(2);

export const colours = ['ink', 'muted', 'brand', 'wash', 'seal'] as const;
export type ColourName = (typeof colours)[number];
const colour = z.enum(colours);
const weight = z.enum(['regular', 'bold']);
const language = z.enum(['zh', 'en']);

/** Literal text with `{field}` places. Only the listed fields exist; there is no other expression. */
const pattern = z
  .string()
  .max(600)
  .superRefine((text, context) => {
    for (const [, name = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
      if (!fieldNames.has(name)) {
        context.addIssue({ code: 'custom', message: `unknown field {${name}}` });
      }
    }
    if (/[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))) {
      context.addIssue({ code: 'custom', message: 'unbalanced braces' });
    }
  });

const condition = z.enum(conditionNames);

const part = z.strictObject({
  text: pattern,
  when: condition.optional(),
  weight: weight.optional(),
  /** Kept on one line, and never stretched inside. */
  keep: z.boolean().optional(),
});

const text = z.union([pattern, z.array(z.union([pattern, part])).max(40)]);
export type TemplateText = z.infer<typeof text>;

const line = z.strictObject({
  type: z.literal('line'),
  x: mm,
  y: mm,
  width: mm,
  thickness: z.number().min(0.1).max(4),
  colour,
});

const textElement = z.strictObject({
  type: z.literal('text'),
  role: z.enum(['H1', 'P', 'Artifact']),
  language: language.optional(),
  /** Left edge, centre or right edge of the line, by `align`. */
  x: mm,
  /** Baseline of the first line. */
  y: mm,
  align: z.enum(['left', 'center', 'right']),
  width: mm,
  size: points,
  weight,
  colour,
  tracking: em.optional(),
  /** What to do when the text is wider than `width`; `shrink` goes down to 60 % and then wraps. */
  fit: z.enum(['shrink', 'wrap']),
  text,
  when: condition.optional(),
});

/** A small label with its value under it. */
const fact = z.strictObject({
  type: z.literal('fact'),
  x: mm,
  y: mm,
  width: mm,
  label: pattern,
  value: text,
  labelSize: points,
  valueSize: points,
});

/** Paragraphs one below the other; all shrink together until they fit `height`. */
const flow = z.strictObject({
  type: z.literal('flow'),
  x: mm,
  /** Baseline of the first line. */
  y: mm,
  width: mm,
  height: mm,
  size: points,
  leading: points,
  /** Set to the full width, as Chinese is; English without hyphenation reads better ragged. */
  justify: z.boolean(),
  /** Indent of each first line. */
  indent: em.or(z.number().max(4)),
  /** Extra distance between paragraphs. */
  gap: z.number().min(0).max(72),
  colour,
  paragraphs: z.array(z.strictObject({ text, when: condition.optional() })).max(12),
});

const guilloche = z.strictObject({
  type: z.literal('guilloche'),
  shape: z.enum(['rosette', 'band']),
  x: mm,
  y: mm,
  width: mm,
  height: mm,
  /** Number of interlaced curves. */
  curves: z.number().int().min(1).max(60),
  thickness: z.number().min(0.1).max(1),
  colour,
});

const microtext = z.strictObject({
  type: z.literal('microtext'),
  x: mm,
  y: mm,
  width: mm,
  size: points,
  colour,
  text: pattern,
});

const crest = z.strictObject({ type: z.literal('crest'), x: mm, y: mm, size: mm, colour });

const qr = z.strictObject({
  type: z.literal('qr'),
  x: mm,
  y: mm,
  /** Edge of the symbol with its quiet zone. */
  size: mm,
  /** Largest edge, for codes that would need modules too small to read. */
  maxSize: mm,
  alt: pattern,
});

const seal = z.strictObject({
  type: z.literal('seal'),
  /** Centre. */
  x: mm,
  y: mm,
  diameter: mm,
  alt: pattern,
});

const element = z.discriminatedUnion('type', [
  line,
  textElement,
  fact,
  flow,
  guilloche,
  microtext,
  crest,
  qr,
  seal,
]);

/** One version of one document's design. Reading order is the order of the elements. */
export const templateSchema = z
  .strictObject({
    id: z.enum(['D01', 'D02']),
    version: z.number().int().min(1),
    language,
    title: pattern,
    page: z.strictObject({ width: z.literal(210), height: z.literal(297) }),
    elements: z.array(element).max(80),
  })
  .superRefine((template, context) => {
    for (const type of ['qr', 'seal'] as const) {
      if (template.elements.filter((one) => one.type === type).length !== 1) {
        context.addIssue({
          code: 'custom',
          path: ['elements'],
          message: `needs exactly one ${type}`,
        });
      }
    }
  });

export type Template = z.infer<typeof templateSchema>;
export type TemplateElement = Template['elements'][number];
export type ElementOf<T extends TemplateElement['type']> = Extract<TemplateElement, { type: T }>;
