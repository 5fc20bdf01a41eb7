import { releaseInForce, templateKey, type TemplateRelease } from '@hallway/certificates';
import { releaseOf } from '../releases.ts';
import type { StoredTemplate } from '../rows.ts';

/** What is released of one document, as of a campus date. */
export interface Standing {
  /**
   * The version by whose offer the document goes: of those in force the one released last. While nothing of the document
   * is in force yet, the first to come: kiosks that are cut off then know on the day whom to offer it to.
   */
  leading: StoredTemplate | null;
  /** Languages in which there is a version in force or to come. */
  languages: ('zh' | 'en')[];
}

/** @param versions all versions of one document. Pure. */
export function standingOf(versions: readonly StoredTemplate[], today: string): Standing {
  const releases = versions.map(releaseOf).filter((release) => release !== null);
  const inForce = versions.filter((one) => {
    const current = releaseInForce(releases, one, today);
    return current !== null && templateKey(current) === templateKey(one);
  });
  const coming = versions.filter((one) => isComing(releaseOf(one), today));
  const leading =
    inForce.length > 0
      ? inForce
          .filter(({ offer }) => offer !== null)
          .toSorted(byRelease)
          .at(-1)
      : coming.filter(({ offer }) => offer !== null).toSorted(byRelease)[0];
  const languages = new Set([...inForce, ...coming].map(({ language }) => language));
  return { leading: leading ?? null, languages: [...languages].toSorted().toReversed() };
}

function isComing(release: TemplateRelease | null, today: string): boolean {
  return release !== null && release.retiredOn === null && release.startsOn > today;
}

/** By start date; of one day, in the order in which they were released. */
function byRelease(a: StoredTemplate, b: StoredTemplate): number {
  const when = ({ starts_on, steps }: StoredTemplate) =>
    `${starts_on ?? ''} ${steps.findLast(({ step }) => step === 'released')?.at ?? ''}`;
  return when(a).localeCompare(when(b));
}
