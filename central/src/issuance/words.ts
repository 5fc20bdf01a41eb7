import { purposes } from '@hallway/certificates';
import type { Bilingual } from '@hallway/protocol';
import type { Catalogue } from '../catalogue/index.ts';
import type { Reader } from '../db/index.ts';

export function documentName(tx: Reader, catalogue: Catalogue, code: string): Bilingual {
  return catalogue.document(tx, code)?.name ?? { zh: code, en: code };
}

export function purposeName(code: string): Bilingual {
  return purposes.find((purpose) => purpose.code === code)?.name ?? { zh: code, en: code };
}
