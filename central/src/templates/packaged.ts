import { packagedSources, parseTemplate, type TemplateId } from '@hallway/certificates';
import type { StoredTemplate } from './rows.ts';

/** Papers could always be made with them: kiosks carry the same ones. */
const ALWAYS = '2000-01-01';

/** A template that came with this release of the program. */
export interface Packaged extends TemplateId {
  json: string;
  startsOn: string;
}

/**
 * What this release brings that central does not have. Where a registrar has made a version, the registrar's stands
 * and nothing is brought.
 */
export async function packagedTemplates(present: readonly StoredTemplate[]): Promise<Packaged[]> {
  const all = (await packagedSources()).map(packaged);
  return all.filter(({ document, language, version }) => {
    const same = present.filter((one) => one.document === document && one.language === language);
    return same.every(
      (one) =>
        one.steps[0]?.step === 'delivered' && one.state !== 'retired' && one.version < version,
    );
  });
}

function packaged(json: unknown): Packaged {
  const { id, language, version } = parseTemplate(json).template;
  return { document: id, language, version, json: JSON.stringify(json), startsOn: ALWAYS };
}
