import type { Words } from '../operator.ts';

/** A device that was found, as far as it can be declared without asking anybody. */
export interface Found {
  about: Words;
  /** For the list `devices` of kiosk.json, once `missing` is filled in. */
  declaration: {
    id: string;
    kind: string;
    driver: string;
    options: Record<string, unknown>;
  };
  /** What only somebody who knows the device can say, as paths into the declaration. */
  missing: string[];
}

/** What was found in one way of looking; or why it could not be looked. */
export interface Search {
  found: Found[];
  /** Null when it could be looked. */
  failed: Words | null;
}
