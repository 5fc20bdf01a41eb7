import type { DocumentCode, Language } from '../documents/types.ts';
import { signedByRoot } from '../verify/root-signature.ts';

/** One version of one template. */
export interface TemplateId {
  document: DocumentCode;
  language: Language;
  version: number;
}

/** `D08-en@3` */
export function templateKey({ document, language, version }: TemplateId): string {
  return `${document}-${language}@${version}`;
}

/** A version that was released, and from when to when papers are made with it. */
export interface TemplateRelease extends TemplateId {
  /** Of the template's JSON, as `parseTemplate` gives it. */
  hash: string;
  /** First campus date, `YYYY-MM-DD`. */
  startsOn: string;
  /** Campus date from which no paper is made with it; null while it may be used. */
  retiredOn: string | null;
}

/** All releases, signed by the root, so that a kiosk prints with no template that two people did not let go. */
export interface SignedTemplateList {
  version: 1;
  /** ISO 8601 instant; of two lists the later one holds. */
  issuedAt: string;
  releases: TemplateRelease[];
  /** Base64 of the root's ES256 signature (raw r‖s) over `templateListBytes`. */
  signature: string;
}

/** The bytes the root signs: one fixed order, whatever order JSON carried the members in. */
export function templateListBytes(
  list: Omit<SignedTemplateList, 'signature'>,
): Uint8Array<ArrayBuffer> {
  const releases = list.releases.map((release) => [
    templateKey(release),
    release.hash,
    release.startsOn,
    release.retiredOn,
  ]);
  return new TextEncoder().encode(
    JSON.stringify(['hallway-template-list', list.version, list.issuedAt, releases]),
  );
}

/** True when the root signed this very list. Never throws. */
export function isTemplateListGenuine(rootPem: string, list: SignedTemplateList): Promise<boolean> {
  return signedByRoot(rootPem, list.signature, () => templateListBytes(list));
}

/**
 * The version that papers of a document and language are made with on a day: the one that started last. When that one
 * was retired there is none. A version retired before its start never was.
 *
 * @param date campus date, `YYYY-MM-DD`
 */
export function releaseInForce<Release extends TemplateRelease>(
  releases: readonly Release[],
  { document, language }: Pick<TemplateId, 'document' | 'language'>,
  date: string,
): Release | null {
  const newest = releases
    .filter((one) => one.document === document && one.language === language)
    .filter(({ startsOn, retiredOn }) => retiredOn === null || retiredOn > startsOn)
    .filter(({ startsOn }) => startsOn <= date)
    .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn) || b.version - a.version)[0];
  if (!newest) return null;
  return newest.retiredOn === null || newest.retiredOn > date ? newest : null;
}
