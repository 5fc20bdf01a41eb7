import type { Binder } from './bind.ts';
import type { Template } from './schema.ts';

/**
 * Binds every text of a template once, so that `binder.printed` holds all printed fields before the page is laid
 * out: the code on the page carries their digest.
 */
export function bindAll(template: Template, binder: Binder): void {
  for (const element of template.elements) {
    switch (element.type) {
      case 'text':
        if (binder.applies(element.when)) binder.spans(element.text);
        break;
      case 'fact':
        binder.spans(element.label);
        binder.spans(element.value);
        break;
      case 'flow':
        for (const paragraph of element.paragraphs) {
          if (binder.applies(paragraph.when)) binder.spans(paragraph.text);
        }
        break;
      case 'microtext':
        binder.spans(element.text);
        break;
      case 'line':
      case 'guilloche':
      case 'crest':
      case 'qr':
      case 'seal':
        break;
    }
  }
}
