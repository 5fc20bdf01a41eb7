import { z } from 'zod';
import { conditionSchema } from '../language/conditions.ts';
import { name, pattern } from './base.ts';

const when = conditionSchema.optional();

const text = z.strictObject({
  type: z.literal('text'),
  when,
  text: pattern,
  /** Times the usual height and width. */
  size: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  bold: z.boolean().default(false),
  align: z.enum(['left', 'center', 'right']).default('left'),
});

/** Two texts at the two edges of one line. */
const pair = z.strictObject({ type: z.literal('pair'), when, left: pattern, right: pattern });

const rule = z.strictObject({ type: z.literal('rule'), when });
const feed = z.strictObject({
  type: z.literal('feed'),
  when,
  lines: z.number().int().min(1).max(10),
});

/** The signed offline code, or a text of its own. */
const qr = z.strictObject({ type: z.literal('qr'), when, text: pattern.optional() });

const rowLine = z.discriminatedUnion('type', [text, pair]);

/** The same lines for each row of the document's data. */
const rows = z.strictObject({
  type: z.literal('rows'),
  when,
  rows: name,
  lines: z.array(rowLine).min(1).max(4),
});

export const slipLine = z.discriminatedUnion('type', [text, pair, rule, feed, qr, rows]);
export type SlipElement = z.infer<typeof slipLine>;
