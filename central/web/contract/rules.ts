import type { RuleId, RuleSet } from '@hallway/certificates/rules';
import type { Bilingual } from '@hallway/protocol';

/** Answer of `GET /api/rules/board`. */
export interface RulesBoard {
  rules: RuleSet;
  documents: { document: string; name: Bilingual }[];
  /** Newest first. */
  changes: {
    version: number;
    /** Name of who changed it; null for the version that came with the release. */
    by: string | null;
    /** ISO 8601 instant. */
    at: string;
    /** Where it differs from the version before: `rules.R02.on`. */
    what: string[];
  }[];
}

/** Answer of `POST /api/rules/preview`, whose body is the changed rule set. */
export interface RulesPreview {
  /** How many people were looked at: everybody, or a fair sample. */
  people: number;
  /** Documents for which somebody's answer would change. */
  documents: {
    document: string;
    /** People refused now who would not be, and the reverse. */
    freed: number;
    refused: number;
    /** What would refuse them, or refuses them now. */
    rules: RuleId[];
  }[];
}
