import { demoUniversity } from '@hallway/certificates';
import { Binder } from '../../../certificates/src/template/bind.ts';
import {
  templateSchema,
  type SheetTemplate,
} from '../../../certificates/src/template/schema/index.ts';
import { issue } from '../support.ts';
import type { IssueInput } from '@hallway/certificates';

const label = (text: string) => ({ zh: text, en: text });

/** The smallest sheet that is one, for trying out a part of the language. */
export function sheetJson(parts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    form: 'sheet',
    id: 'D14',
    version: 1,
    language: 'zh',
    name: label('试用'),
    office: 'registrar',
    title: '{serial}',
    claims: [],
    page: { width: 210, height: 297 },
    elements: [
      { type: 'qr', x: 140, y: 200, size: 46, maxSize: 51, alt: '{serial}' },
      { type: 'seal', x: 80, y: 228, diameter: 42, alt: '{serial}' },
    ],
    ...parts,
  };
}

/** A sheet with these parts, parsed. */
export function sheet(parts: Record<string, unknown> = {}): SheetTemplate {
  const template = templateSchema.parse(sheetJson(parts));
  if (template.form !== 'sheet') throw new RangeError('not a sheet');
  return template;
}

/** Binds an issue to a sheet with these parts. */
export function binder(
  parts: Record<string, unknown> = {},
  rest: Partial<IssueInput> = {},
): Binder {
  const template = sheet(parts);
  return new Binder({ input: issue('D14', {}, rest), university: demoUniversity, template });
}
