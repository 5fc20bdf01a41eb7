import {
  addSignatureTimestamp,
  appendDocumentTimestamp,
  appendDss,
  carriedCertificates,
  readAugmentedFile,
  TimestampError,
} from '@hallway/certificates';
import type { CopyLevel } from '../migrations.ts';
import type { Copy, Copies } from './copies.ts';

const MINUTE = 60_000;
const LONGEST_PAUSE = 60 * MINUTE;
/** A time stamp is put over the last one long before that one's certificate runs out. */
const STAMP_EVERY = 365 * 24 * 60 * MINUTE;

export interface UpgradeDeps {
  copies: Copies;
  /** Asks the time-stamping authority for a token over a SHA-256. */
  stamp: (digest: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
  /** DER of the revocation lists as they are now. */
  crls: () => Uint8Array[];
  now: () => Date;
  log: { error(facts: Record<string, unknown>, message: string): void };
}

interface Step {
  level: CopyLevel;
  /** Time until the step after it. */
  pause: number;
  make: (pdf: Uint8Array, deps: UpgradeDeps) => Promise<Uint8Array>;
}

/** From each level to the next. The last is repeated every year, over validation data of that year. */
const steps: Record<CopyLevel, Step> = {
  'B-B': { level: 'B-T', pause: 0, make: (pdf, { stamp }) => addSignatureTimestamp(pdf, stamp) },
  'B-T': { level: 'B-LT', pause: STAMP_EVERY, make: withMaterial },
  'B-LT': { level: 'B-LTA', pause: STAMP_EVERY, make: archived },
  'B-LTA': { level: 'B-LTA', pause: STAMP_EVERY, make: archived },
};

async function archived(pdf: Uint8Array, deps: UpgradeDeps): Promise<Uint8Array> {
  return appendDocumentTimestamp(await withMaterial(pdf, deps), deps.stamp);
}

async function withMaterial(pdf: Uint8Array, { crls }: UpgradeDeps): Promise<Uint8Array> {
  const { place } = await readAugmentedFile(pdf);
  const certificates = await carriedCertificates(pdf);
  return appendDss(pdf, place, { certificates, crls: crls() });
}

/**
 * Takes the copy whose turn it is one level up, if there is one. What a step makes is kept in one transaction, so a
 * process killed at any moment leaves the copy at the level before or after. Time stamps that do not come are asked
 * for again, less and less often.
 *
 * @returns whether there was one
 */
export async function upgradeNext(deps: UpgradeDeps): Promise<boolean> {
  const { copies, now } = deps;
  const copy = copies.due(now());
  if (!copy) return false;
  const { level, pause, make } = steps[copy.level];
  try {
    const pdf = await make(copy.pdf, deps);
    copies.advance(copy, pdf, level, new Date(now().getTime() + pause));
  } catch (error) {
    fail(copy, error, deps);
  }
  return true;
}

function fail(copy: Copy, error: unknown, { copies, now, log }: UpgradeDeps): void {
  const away = error instanceof TimestampError;
  const code = away ? error.code : 'FAILED';
  // A file that cannot be augmented will not become one that can.
  const pause = Math.min(MINUTE * 2 ** Math.min(copy.tries, 10), LONGEST_PAUSE);
  copies.postpone(copy, code, away ? new Date(now().getTime() + pause) : null);
  log.error({ serial: copy.serial, level: copy.level, code }, 'electronic copy not upgraded');
}
