import {
  FieldMissingError,
  GlyphMissingError,
  QrTooLargeError,
  TemplateError,
  TextTooLongError,
} from '@hallway/certificates';
import type { Bilingual } from '@hallway/protocol';
import type { SamplePerson, TemplateFault } from '../../../web/contract/templates.ts';

/** What kept a template from being read or a paper from being made, for its author. Other errors are thrown again. */
export function faultsOf(error: unknown, sample: SamplePerson | null): TemplateFault[] {
  if (error instanceof TemplateError) {
    return error.problems.map((problem) => ({ ...problem, sample: null }));
  }
  return [{ pointer: '', text: wordsOf(error), sample }];
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
