import {
  FieldMissingError,
  GlyphMissingError,
  QrTooLargeError,
  TemplateError,
  TextTooLongError,
  type Template,
} from '@hallway/certificates/engine';
import type { Bilingual } from '../../shared/bilingual.ts';
import type { SamplePerson, TemplateFault } from './types.ts';

/**
 * What kept a template from being read or a paper from being made, for its author. Other errors are thrown again.
 *
 * @param template the one that was tried; null when it could not be read
 */
export function faultsOf(
  error: unknown,
  template: Template | null,
  sample: SamplePerson | null,
): TemplateFault[] {
  if (error instanceof TemplateError) {
    return error.problems.map((problem) => ({ ...problem, sample: null }));
  }
  const pointer = template ? placeOf(template, error) : '';
  return [{ pointer, text: wordsOf(error), sample }];
}

/** JSON Pointer to what failed; empty where several elements print the fields it was about: nobody knows which it was. */
function placeOf(template: Template, error: unknown): string {
  if (error instanceof QrTooLargeError) return '/claims';
  const fields = fieldsOf(error);
  const [name, parts] =
    template.form === 'sheet' ? ['elements', template.elements] : ['lines', template.lines];
  const found = [...parts.keys()].filter((index) => {
    const text = JSON.stringify(parts[index]);
    return fields.every((field) => text.includes(`{${field}}`) || text.includes(`{${field}|`));
  });
  return found.length === 1 ? `/${name}/${found[0]}` : '';
}

/** The fields that it was about. */
function fieldsOf(error: unknown): readonly string[] {
  if (error instanceof TextTooLongError) return error.fields;
  if (error instanceof GlyphMissingError || error instanceof FieldMissingError) {
    return [error.field];
  }
  return [];
}

function wordsOf(error: unknown): Bilingual {
  if (error instanceof TextTooLongError) {
    const fields = error.fields.join('、');
    return {
      zh: fields === '' ? '模板自己的文字放不下' : `放不下：${fields}`,
      en: fields === '' ? 'Words of the template do not fit' : `Does not fit: ${fields}`,
    };
  }
  if (error instanceof GlyphMissingError) {
    const characters = error.characters.join(' ');
    return {
      zh: `没有字体能印出“${characters}”（${error.field}）`,
      en: `No font can print “${characters}” (${error.field})`,
    };
  }
  if (error instanceof FieldMissingError) {
    return { zh: `这个人没有 ${error.field}`, en: `This person has no ${error.field}` };
  }
  if (error instanceof SyntaxError) return { zh: '不是 JSON', en: 'Not JSON' };
  if (error instanceof QrTooLargeError) {
    return {
      zh: '二维码承载的内容太多，在这个尺寸下印不清',
      en: 'The code vouches for too much to be readable at this size',
    };
  }
  throw error;
}
