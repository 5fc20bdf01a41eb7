import type { z } from 'zod';
import type { ElementOf, TemplateElement } from './elements.ts';
import type { TemplateHead } from './head.ts';
import { LanguageCheck, type Path, type Report } from './language-check.ts';

/** The words of a sheet fit together, and it has one code and one seal. */
export function checkSheet(
  template: TemplateHead & { elements: TemplateElement[] },
  context: z.RefinementCtx,
): void {
  const report: Report = (path, message, zh) =>
    context.addIssue({ code: 'custom', path, message, params: { zh } });
  const check = new LanguageCheck(template, report);
  check.head();
  for (const [index, one] of template.elements.entries()) {
    checkElement(one, check, ['elements', index]);
  }
  for (const type of ['qr', 'seal'] as const) {
    if (template.elements.filter((one) => one.type === type).length !== 1) {
      const zh = `需要且只能有一个${type === 'qr' ? '二维码' : '印章'}`;
      report(['elements'], `needs exactly one ${type}`, zh);
    }
  }
}

function checkElement(one: TemplateElement, check: LanguageCheck, path: Path): void {
  if ('when' in one && one.when) check.condition(one.when, [...path, 'when']);
  switch (one.type) {
    case 'text':
      check.text(one.text, [...path, 'text'], null);
      break;
    case 'fact':
      check.pattern(one.label, [...path, 'label'], null);
      check.text(one.value, [...path, 'value'], null);
      break;
    case 'flow':
      for (const [index, paragraph] of one.paragraphs.entries()) {
        const at = [...path, 'paragraphs', index];
        if (paragraph.when) check.condition(paragraph.when, [...at, 'when']);
        check.text(paragraph.text, [...at, 'text'], null);
      }
      break;
    case 'table':
      checkTable(one, check, path);
      break;
    case 'photo':
      check.photo(one.data, [...path, 'data']);
      check.pattern(one.alt, [...path, 'alt'], null);
      break;
    case 'microtext':
      check.pattern(one.text, [...path, 'text'], null);
      break;
    case 'qr':
    case 'seal':
      check.pattern(one.alt, [...path, 'alt'], null);
      break;
    case 'line':
    case 'rect':
    case 'path':
    case 'guilloche':
    case 'pantograph':
    case 'crest':
      break;
  }
}

function checkTable(one: ElementOf<'table'>, check: LanguageCheck, path: Path): void {
  const columns = check.columns(one.rows, [...path, 'rows']);
  if (!columns) return;
  check.pattern(one.summary, [...path, 'summary'], null);
  check.pattern(one.empty, [...path, 'empty'], null);
  if (one.group !== undefined) check.pattern(one.group, [...path, 'group'], columns);
  for (const [index, column] of one.columns.entries()) {
    const at = [...path, 'columns', index];
    if (column.when) check.condition(column.when, [...at, 'when']);
    check.pattern(column.header, [...at, 'header'], null);
    check.text(column.text, [...at, 'text'], columns);
  }
}
