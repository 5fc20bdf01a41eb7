import {
  releaseInForce,
  templateKey,
  type SignedTemplateList,
  type TemplateRelease,
} from '@hallway/certificates';
import {
  templateListKey,
  templateRecordKey,
  type TemplateListRecord,
  type TemplateRecord,
} from '@hallway/protocol';
import type { Reader, Tx } from '../db/index.ts';
import { publish } from '../sync/index.ts';
import type { TemplateRow, TemplateRows } from './rows.ts';

const DAY = 86_400_000;

/** A version that was released, as the list says it; null for one that was not. */
export function releaseOf(row: TemplateRow): TemplateRelease | null {
  const { document, language, version, hash, starts_on, retired_on } = row;
  if (hash === null || starts_on === null) return null;
  return { document, language, version, hash, startsOn: starts_on, retiredOn: retired_on };
}

/** Every release, oldest first. */
export function releasesOf(rows: TemplateRows, tx: Reader): TemplateRelease[] {
  return rows
    .all(tx)
    .map(releaseOf)
    .filter((release) => release !== null)
    .toReversed();
}

/**
 * Keys of the versions that a kiosk may still make papers with: what is in force, what will be, and what was yesterday,
 * for a clock that is behind. Pure.
 */
export function neededAt(releases: readonly TemplateRelease[], today: string): Set<string> {
  const yesterday = new Date(Date.parse(today) - DAY).toISOString().slice(0, 10);
  const needed = releases.filter(
    (release) =>
      (release.startsOn > today && release.retiredOn === null) ||
      releaseInForce(releases, release, today) === release ||
      releaseInForce(releases, release, yesterday) === release,
  );
  return new Set(needed.map(templateKey));
}

/** Sends kiosks the list, and before it the templates they need and do not have; takes back what they no longer need. */
export function sendReleases(
  tx: Tx,
  rows: TemplateRows,
  list: SignedTemplateList,
  today: string,
): void {
  const needed = neededAt(list.releases, today);
  for (const row of rows.all(tx)) {
    const key = templateKey(row);
    const record = templateRecordKey(key);
    if (needed.has(key) === (row.sent === 1)) continue;
    if (needed.has(key)) {
      publish(tx, 'config', 'put', record, { json: row.json } satisfies TemplateRecord);
    } else publish(tx, 'config', 'del', record);
    rows.update(tx, row, { sent: needed.has(key) ? 1 : 0 });
  }
  const signed = Buffer.from(JSON.stringify(list), 'utf8').toString('base64');
  publish(tx, 'config', 'put', templateListKey, { signed } satisfies TemplateListRecord);
}
