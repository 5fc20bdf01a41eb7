import { z } from 'zod';
import { canonicalJson, sha256Hex } from './digest.ts';
import { templateSchema, type Template } from './schema/index.ts';

/** A template with the hash that issues record. */
export interface LoadedTemplate {
  template: Template;
  /** Hex SHA-256 of the template as it was written, in canonical form: a later release reads the same from it. */
  hash: string;
}

/** One thing wrong with a template. */
export interface TemplateProblem {
  /** JSON pointer (RFC 6901) to the place. */
  pointer: string;
  message: string;
}

/** A template that does not keep to the schema; the message names each place by its path. */
export class TemplateError extends Error {
  readonly code = 'TEMPLATE';
  override name = 'TemplateError';
  readonly problems: readonly TemplateProblem[];

  constructor(message: string, problems: readonly TemplateProblem[]) {
    super(message);
    this.problems = problems;
  }
}

/** Templates nest less deep than this; anything deeper is not read at all. */
const MAX_DEPTH = 24;

/** @throws TemplateError */
export function parseTemplate(json: unknown): LoadedTemplate {
  if (isDeeper(json, MAX_DEPTH)) {
    const problem = { pointer: '', message: 'nested too deep' };
    throw new TemplateError(problem.message, [problem]);
  }
  const parsed = templateSchema.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      pointer: path.map((step) => `/${escapeStep(String(step))}`).join(''),
      message,
    }));
    throw new TemplateError(z.prettifyError(parsed.error), problems);
  }
  return { template: parsed.data, hash: sha256Hex(canonicalJson(json)) };
}

/** RFC 6901 §3. */
function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}
