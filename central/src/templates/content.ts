import {
  hashTemplate,
  parseTemplate,
  TemplateError,
  type TemplateProblem,
  type TemplateId,
} from '@hallway/certificates';
import { maxTemplateLength } from '@hallway/protocol';
import { HttpError } from '../http/error.ts';

/** Hash of the JSON of a version, whatever its state: the one that `parseTemplate` gives once it is valid. */
export function hashOf(json: string): string {
  return hashTemplate(JSON.parse(json));
}

/**
 * The JSON of a version as it is kept: without white space, and of the document, language and version it is kept
 * under. A draft need not be valid yet.
 *
 * @throws HttpError TEMPLATE_INVALID
 */
export function kept(json: string, ref: TemplateId): string {
  const content = objectOf(json);
  const text = JSON.stringify({
    ...content,
    id: ref.document,
    language: ref.language,
    version: ref.version,
  });
  if (text.length <= maxTemplateLength) return text;
  throw invalid([
    {
      pointer: '',
      text: {
        zh: `模板超过 ${maxTemplateLength / 1024} KB`,
        en: `the template is longer than ${maxTemplateLength / 1024} KB`,
      },
    },
  ]);
}

/** @throws HttpError TEMPLATE_INVALID with every problem of a version that is to be handed in */
export function validate(json: string): void {
  try {
    parseTemplate(JSON.parse(json));
  } catch (error) {
    throw error instanceof TemplateError ? invalid(error.problems) : error;
  }
}

/** Members of the template by name. @throws HttpError TEMPLATE_INVALID for text that is no JSON object */
function objectOf(json: string): Record<string, unknown> {
  let content: unknown = null;
  try {
    content = JSON.parse(json);
  } catch {
    // Answered below, with everything else that is no object.
  }
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) {
    return { ...content };
  }
  throw invalid([{ pointer: '', text: { zh: '不是 JSON 对象', en: 'not a JSON object' } }]);
}

function invalid(problems: readonly TemplateProblem[]): HttpError {
  return new HttpError('TEMPLATE_INVALID', null, { problems });
}
