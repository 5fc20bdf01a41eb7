import { checkData, DataError, type LoadedTemplate } from '@hallway/certificates';
import type { PaperData } from '@hallway/protocol';

/** Where data does not fit what the document states, as a JSON pointer; null when it fits. */
export type DataCheck = (document: string, data: PaperData) => string | null;

/** Checks data against every template of its document: what one language states, the other must be able to. */
export function createDataCheck(templates: () => readonly LoadedTemplate[]): DataCheck {
  return (document, data) => {
    try {
      for (const { template } of templates()) {
        if (template.id === document) checkData(template.data, data);
      }
      return null;
    } catch (error) {
      if (error instanceof DataError) return error.pointer;
      throw error;
    }
  };
}
