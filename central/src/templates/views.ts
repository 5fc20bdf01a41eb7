import { releaseInForce, templateKey } from '@hallway/certificates';
import { bilingualSchema, type Bilingual } from '@hallway/protocol';
import type { TemplateVersion } from '../../web/contract/templates.ts';
import { isAuthor } from './lifecycle.ts';
import { releaseOf } from './releases.ts';
import type { StoredTemplate } from './rows.ts';

export interface Reading {
  /** Name of a member of staff, or the number when nobody is known by it. */
  nameOf: (staffNo: string) => string;
  /** Name of a document in the catalogue. */
  documentName: (document: string) => Bilingual;
  /** Staff number of who reads. */
  reader: string;
  /** Campus date. */
  today: string;
}

/** Versions as the page shows them. Pure. */
export function versionViews(all: readonly StoredTemplate[], reading: Reading): TemplateVersion[] {
  const releases = all.map(releaseOf).filter((release) => release !== null);
  return all.map((stored) => {
    const key = templateKey(stored);
    const current = releaseInForce(releases, stored, reading.today);
    return {
      key,
      document: stored.document,
      language: stored.language,
      version: stored.version,
      name: ownName(stored.json) ?? reading.documentName(stored.document),
      state: stored.state,
      revision: stored.revision,
      hash: stored.hash,
      origin: stored.origin,
      startsOn: stored.starts_on,
      retiredOn: stored.retired_on,
      inForce: current !== null && templateKey(current) === key,
      own: isAuthor(stored.steps, reading.reader),
      steps: stored.steps.map(({ step, at, hash, staff, note }) => ({
        step,
        at,
        hash,
        note,
        by: staff === null ? null : reading.nameOf(staff),
      })),
    };
  });
}

/** The name a template gives itself; a draft may not have one yet. */
function ownName(json: string): Bilingual | null {
  const { name } = JSON.parse(json) as { name?: unknown };
  const parsed = bilingualSchema.safeParse(name);
  return parsed.success ? parsed.data : null;
}
