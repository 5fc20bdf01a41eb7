import { canonicalJson, sha256Hex } from './digest.ts';
import { problemsOf, TemplateError } from './problems.ts';
import { templateSchema, type Template } from './schema/index.ts';

/** A template with the hash that issues record. */
export interface LoadedTemplate {
  template: Template;
  /** As `hashTemplate` gives it. */
  hash: string;
}

/** Templates nest less deep than this; anything deeper is not read at all. */
const MAX_DEPTH = 24;

/** @throws TemplateError */
export function parseTemplate(json: unknown): LoadedTemplate {
  if (isDeeper(json, MAX_DEPTH)) {
    const text = { zh: '嵌套层次太深', en: 'nested too deep' };
    throw new TemplateError([{ pointer: '', text }]);
  }
  const parsed = templateSchema.safeParse(json);
  if (!parsed.success) throw new TemplateError(problemsOf(parsed.error));
  return { template: parsed.data, hash: hashTemplate(json) };
}

/** Hex SHA-256 of a template as it was written, in canonical form: a later release reads the same from it. */
export function hashTemplate(json: unknown): string {
  return sha256Hex(canonicalJson(json));
}

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}
