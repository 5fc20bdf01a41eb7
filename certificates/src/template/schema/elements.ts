import { z } from 'zod';
import { conditionSchema } from '../language/conditions.ts';
import {
  align,
  colour,
  em,
  language,
  mm,
  name,
  occurrences,
  pattern,
  points,
  text,
  weight,
} from './base.ts';

/** Where and whether an element stands. */
const placed = {
  on: z.enum(occurrences).default('first'),
  when: conditionSchema.optional(),
};

const line = z.strictObject({
  type: z.literal('line'),
  on: placed.on,
  x: mm,
  y: mm,
  width: mm,
  thickness: z.number().min(0.1).max(4),
  colour,
});

const rect = z.strictObject({
  type: z.literal('rect'),
  on: placed.on,
  x: mm,
  y: mm,
  width: mm,
  height: mm,
  /** Points; a frame where given. */
  thickness: z.number().min(0.1).max(4).optional(),
  colour,
});

/** An outline of our own: absolute SVG path data of the commands M, L, C and Z, in millimetres. */
const path = z.strictObject({
  type: z.literal('path'),
  on: placed.on,
  x: mm,
  y: mm,
  data: z
    .string()
    .max(4000)
    .regex(/^M(?:[MLCZ]|[\d., -])*$/, 'only the commands M, L, C and Z'),
  /** Points; filled where absent. */
  thickness: z.number().min(0.1).max(4).optional(),
  colour,
});

const textElement = z.strictObject({
  type: z.literal('text'),
  ...placed,
  role: z.enum(['H1', 'H2', 'P', 'Artifact']),
  language: language.optional(),
  /** Left edge, centre or right edge of the line, by `align`. */
  x: mm,
  /** Baseline of the first line. */
  y: mm,
  align,
  width: mm,
  size: points,
  weight,
  colour,
  tracking: em.max(2).optional(),
  /** When the text is wider than `width`: `shrink` goes down to 60 % and then wraps, `refuse` does not print at all. */
  fit: z.enum(['shrink', 'wrap', 'refuse']),
  text,
});

/** A small label with its value under it. */
const fact = z.strictObject({
  type: z.literal('fact'),
  ...placed,
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
  ...placed,
  language: language.optional(),
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
  indent: em,
  /** Extra distance between paragraphs. */
  gap: z.number().min(0).max(72),
  colour,
  paragraphs: z
    .array(
      z.strictObject({
        text,
        when: conditionSchema.optional(),
        /** Of this paragraph, instead of that of all. */
        indent: em.optional(),
      }),
    )
    .min(1)
    .max(12),
});

const column = z.strictObject({
  header: pattern,
  text,
  /** Share of the table's width. */
  share: z.number().min(0.02).max(1),
  align,
  /** Without it the column is not there, and the others share its width. */
  when: conditionSchema.optional(),
});

/** Room for rows on one page: `lanes` columns of rows side by side, filled from top to bottom and left to right. */
const area = z.strictObject({ y: mm, height: mm });

/**
 * Rows of the document's data. They flow from lane to lane and from page to page; heads are repeated in each. The
 * document has as many pages as its longest table needs.
 */
const table = z.strictObject({
  type: z.literal('table'),
  language: language.optional(),
  when: conditionSchema.optional(),
  /** What the table is, for people who cannot see it. */
  summary: pattern,
  rows: name,
  x: mm,
  width: mm,
  lanes: z.number().int().min(1).max(3),
  gutter: mm,
  first: area,
  later: area,
  /** Height left free at the end of the last page, for what stands below the table. */
  reserve: mm,
  columns: z.array(column).min(1).max(10),
  /** A heading over all columns before the first row of each group: rows that follow one another with the same text. */
  group: pattern.optional(),
  size: points,
  headerSize: points,
  leading: points,
  /** What stands there when there are no rows. */
  empty: pattern,
});

const photo = z.strictObject({
  type: z.literal('photo'),
  ...placed,
  x: mm,
  y: mm,
  width: mm,
  height: mm,
  data: name,
  alt: pattern,
});

const guilloche = z.strictObject({
  type: z.literal('guilloche'),
  on: placed.on,
  shape: z.enum(['rosette', 'band']),
  x: mm,
  y: mm,
  width: mm,
  height: mm,
  /** Number of interlaced curves. */
  curves: z.number().int().min(1).max(60),
  /** Turns the figure, so that each kind of paper has its own. */
  seed: z.number().int().min(0).max(9999).default(0),
  thickness: z.number().min(0.1).max(1),
  colour,
});

/** Dots that the eye does not tell apart and a copier does: the word comes out on the copy. */
const pantograph = z.strictObject({
  type: z.literal('pantograph'),
  on: placed.on,
  x: mm,
  y: mm,
  width: mm,
  height: mm,
  word: z.enum(['COPY', 'VOID']),
  colour,
});

const microtext = z.strictObject({
  type: z.literal('microtext'),
  on: placed.on,
  x: mm,
  y: mm,
  width: mm,
  size: points,
  colour,
  text: pattern,
});

const crest = z.strictObject({
  type: z.literal('crest'),
  on: placed.on,
  x: mm,
  y: mm,
  size: mm,
  colour,
});

const qr = z.strictObject({
  type: z.literal('qr'),
  on: placed.on,
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
  on: z.enum(['first', 'last']).default('last'),
  /** Centre. */
  x: mm,
  y: mm,
  diameter: mm,
  alt: pattern,
});

export const element = z.discriminatedUnion('type', [
  line,
  rect,
  path,
  textElement,
  fact,
  flow,
  table,
  photo,
  guilloche,
  pantograph,
  microtext,
  crest,
  qr,
  seal,
]);

export type TemplateElement = z.infer<typeof element>;
export type ElementOf<T extends TemplateElement['type']> = Extract<TemplateElement, { type: T }>;
