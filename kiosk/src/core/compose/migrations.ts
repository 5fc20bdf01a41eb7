import * as claims from '../claims/index.ts';
import * as health from '../health/index.ts';
import * as identity from '../identity/index.ts';
import * as issuing from '../issuing/index.ts';
import * as oneShot from '../one-shot/index.ts';
import * as papers from '../papers/index.ts';
import * as people from '../people/index.ts';
import * as printing from '../printing/index.ts';
import * as seal from '../seal/index.ts';
import type { Migration } from '../store/index.ts';
import * as sync from '../sync/index.ts';
import * as technician from '../technician/index.ts';

/** The schema of every room, in the order in which it is applied. The store adds its own first. */
export const migrations: Migration[] = [
  sync.migrations,
  seal.migrations,
  people.migrations,
  issuing.migrations,
  printing.migrations,
  oneShot.migrations,
  identity.migrations,
  health.migrations,
  technician.migrations,
  claims.migrations,
  papers.migrations,
].flat();
