/** What the two kinds of archival PDF we write differ in. */
export interface Profile {
  /** Of the header. */
  version: '1.4' | '1.7';
  /** Identification in the metadata. */
  part: 1 | 2;
  conformance: 'B' | 'U';
  /** Whether the seal may multiply with what is printed under it. */
  transparency: boolean;
  /** Whether a subset lists its glyphs. */
  cidSet: boolean;
}

export type ProfileName = 'A-2u' | 'A-1b';

/**
 * Papers are PDF/A-2u (ISO 19005-2). PDF/A-1b (ISO 19005-1) forbids transparency and asks for CIDSet; it is written by
 * the same code because a validator for it exists that is not ours.
 */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  'A-2u': { version: '1.7', part: 2, conformance: 'U', transparency: true, cidSet: false },
  'A-1b': { version: '1.4', part: 1, conformance: 'B', transparency: false, cidSet: true },
};
