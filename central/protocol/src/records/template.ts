import { z } from 'zod';
import { base64Schema } from '../identifiers.ts';

/** The signed list of released templates, as `certificates` made it; partition `config`, key `templates`. */
export const templateListRecordSchema = z.object({ signed: base64Schema });

export const templateListKey = 'templates';

/** Longest template, in UTF-16 units of its JSON. */
export const maxTemplateLength = 64 * 1024;

/**
 * One released template; partition `config`, key `templateRecordKey`. It comes before the list that names it, and goes
 * when no paper can be made with it any more. Only its hash in the list makes it good.
 */
export const templateRecordSchema = z.object({ json: z.string().max(maxTemplateLength) });

const prefix = 'template:';

/** @param key `D08-en@3` */
export function templateRecordKey(key: string): string {
  return `${prefix}${key}`;
}

/** The template that a record of partition `config` holds, `D08-en@3`; null when it holds something else. */
export function templateOfRecord(key: string): string | null {
  return key.startsWith(prefix) ? key.slice(prefix.length) : null;
}

export type TemplateListRecord = z.infer<typeof templateListRecordSchema>;
export type TemplateRecord = z.infer<typeof templateRecordSchema>;
