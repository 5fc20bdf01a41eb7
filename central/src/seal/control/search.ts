import { kioskIdSchema, serialSchema } from '@hallway/protocol';
import type { SealUseEntry } from '../../../web/contract/seal.ts';
import type { Database } from '../../db/index.ts';
import type { IssuanceTables } from '../../issuance/migrations.ts';
import type { SealTables } from '../migrations.ts';
import type { SealUses, UseFilter } from './uses.ts';

/**
 * Looks for uses of the seal: all, or those of a kiosk's keys, of one key, of a paper by its serial, or of what has a
 * digest, by its first digits.
 *
 * @returns newest first, at most `limit`, before number `before` when given
 */
export type UseSearch = (limit: number, wanted: string, before?: number) => SealUseEntry[];

export function createUseSearch(db: Database, uses: SealUses): UseSearch {
  const query = db.query.$extendTables<SealTables & Pick<IssuanceTables, 'issue'>>();

  function filterOf(wanted: string): UseFilter {
    const text = wanted.trim();
    if (kioskIdSchema.safeParse(text.toUpperCase()).success) {
      const kids = db.read((tx) =>
        tx.all(
          query
            .selectFrom('seal_certificate')
            .select('kid')
            .where('kiosk_id', '=', text.toUpperCase()),
        ),
      );
      return { kids: kids.map(({ kid }) => kid), digest: null };
    }
    if (serialSchema.safeParse(text.toUpperCase()).success) {
      const issue = db.read((tx) =>
        tx.first(
          query.selectFrom('issue').select('pdf_sha256').where('serial', '=', text.toUpperCase()),
        ),
      );
      return { kids: [], digest: issue?.pdf_sha256 ?? null };
    }
    const hex = text.toLowerCase();
    if (!/^[0-9a-f]{4,64}$/.test(hex)) return { kids: [], digest: null };
    return { kids: [hex], digest: hex };
  }

  return (limit, wanted, before) => {
    const found = uses.list(limit, {
      ...(before !== undefined && { before }),
      ...(wanted.trim() !== '' && { found: filterOf(wanted) }),
    });
    const digests = found.filter(({ what }) => what === 'paper-sealed').map((use) => use.digest);
    const issues =
      digests.length === 0
        ? []
        : db.read((tx) =>
            tx.all(
              query
                .selectFrom('issue')
                .select(['serial', 'pdf_sha256'])
                .where('pdf_sha256', 'in', digests),
            ),
          );
    const serials = new Map(issues.map(({ serial, pdf_sha256 }) => [pdf_sha256, serial]));
    return found.map((use) => ({ ...use, serial: serials.get(use.digest) ?? null }));
  };
}
