import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { DocumentCode } from '../documents/types.ts';
import { sha256Hex } from './digest.ts';
import { templateSchema, type Template } from './schema.ts';

/** A template with the hash that issues record. */
export interface LoadedTemplate {
  template: Template;
  /** Hex SHA-256 of the validated template in canonical form. */
  hash: string;
}

/** A template that does not keep to the schema; the message names each place by its path. */
export class TemplateError extends Error {
  readonly code = 'TEMPLATE';
  override name = 'TemplateError';
}

/** @throws TemplateError */
export function parseTemplate(json: unknown): LoadedTemplate {
  const parsed = templateSchema.safeParse(json);
  if (!parsed.success) throw new TemplateError(z.prettifyError(parsed.error));
  return { template: parsed.data, hash: sha256Hex(JSON.stringify(parsed.data)) };
}

/** Reads the published template of a document. */
export async function loadTemplate(code: DocumentCode): Promise<LoadedTemplate> {
  const file = new URL(`../../templates/${code}.json`, import.meta.url);
  return parseTemplate(JSON.parse(await readFile(file, 'utf8')));
}
