import { readdir, readFile } from 'node:fs/promises';
import { parseTemplate, type TemplateRef } from '@hallway/certificates';
import type { StoredTemplate } from './templates.ts';

/** Where this release of the program keeps its templates. */
const folder = new URL('../../../certificates/templates/', import.meta.url);

/** Papers could always be made with them: kiosks carry the same ones. */
const ALWAYS = '2000-01-01';

/** A template that came with this release of the program. */
export interface Packaged extends TemplateRef {
  json: string;
  startsOn: string;
}

/**
 * What this release brings that central does not have. Where a registrar has made a version, the registrar's stands
 * and nothing is brought.
 */
export async function packagedTemplates(present: readonly StoredTemplate[]): Promise<Packaged[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const all = await Promise.all(names.map(async (name) => readPackaged(new URL(name, folder))));
  return all.filter(({ document, language, version }) => {
    const same = present.filter((one) => one.document === document && one.language === language);
    return same.every(
      (one) =>
        one.steps[0]?.step === 'delivered' && one.state !== 'retired' && one.version < version,
    );
  });
}

async function readPackaged(file: URL): Promise<Packaged> {
  const json: unknown = JSON.parse(await readFile(file, 'utf8'));
  const { id, language, version } = parseTemplate(json).template;
  return { document: id, language, version, json: JSON.stringify(json), startsOn: ALWAYS };
}
