import type { Binder } from './bind.ts';
import type { ElementOf, SheetTemplate, TemplateElement } from './schema/index.ts';

/** Numbers of pages are not vouched for; any will do. */
const page = { number: 1, count: 1 };

/**
 * Binds every text of a template once, so that `binder.printed` holds all printed fields before the pages are laid
 * out: the code on them carries their digest.
 */
export function bindAll(template: SheetTemplate, binder: Binder): void {
  for (const element of template.elements) {
    if (!('when' in element) || binder.applies(element.when)) bindElement(element, binder);
  }
}

function bindElement(element: TemplateElement, binder: Binder): void {
  switch (element.type) {
    case 'text':
      binder.spans(element.text, { page });
      break;
    case 'fact':
      binder.spans(element.label, { page });
      binder.spans(element.value, { page });
      break;
    case 'flow':
      for (const paragraph of element.paragraphs) {
        if (binder.applies(paragraph.when)) binder.spans(paragraph.text, { page });
      }
      break;
    case 'table':
      bindTable(element, binder);
      break;
    case 'microtext':
      binder.spans(element.text, { page });
      break;
    case 'photo':
      binder.photo(element.data);
      break;
    case 'line':
    case 'rect':
    case 'path':
    case 'guilloche':
    case 'pantograph':
    case 'crest':
    case 'qr':
    case 'seal':
      break;
  }
}

function bindTable(element: ElementOf<'table'>, binder: Binder): void {
  const columns = element.columns.filter((column) => binder.applies(column.when));
  for (const column of columns) binder.spans(column.header);
  for (const row of binder.rows(element.rows)) {
    if (element.group !== undefined) binder.spans(element.group, { row });
    for (const column of columns) binder.spans(column.text, { row });
  }
}
