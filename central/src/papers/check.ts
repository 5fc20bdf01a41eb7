import { checkData, DataError, type LoadedTemplate } from '@hallway/certificates';
import type { PaperData } from '@hallway/protocol';
import type { DataMisfit } from '../../web/contract/papers.ts';

/** Where data does not fit what the document states; null when it fits. */
export type DataCheck = (document: string, data: PaperData) => DataMisfit | null;

/** Checks data against every template of its document: what one language states, the other must be able to. */
export function createDataCheck(templates: () => readonly LoadedTemplate[]): DataCheck {
  return (document, data) => {
    for (const { template } of templates()) {
      if (template.id !== document) continue;
      try {
        checkData(template.data, data);
      } catch (error) {
        if (error instanceof DataError) return { at: error.pointer, language: template.language };
        throw error;
      }
    }
    return null;
  };
}
