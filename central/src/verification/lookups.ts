import { isIPv6 } from 'node:net';
import type { LookupEntry } from '../../web/contract/me.ts';
import type { Database, Reader, Tx } from '../db/index.ts';
import type { LookupKind, VerificationTables } from './migrations.ts';

/** How long the holder can see who asked. */
const KEEP_MS = 180 * 86_400_000;

/** Who asked about papers, for their holders to see. */
export interface Lookups {
  /** @param address of who asked; only a keyed digest of its network is kept */
  record(tx: Tx, serial: string, kind: LookupKind, address: string): void;
  /** Newest first. */
  of(tx: Reader, serial: string, limit: number): LookupEntry[];
  count(tx: Reader, serial: string): number;
  /** Forgets what is older than half a year. */
  forget(): void;
}

export function createLookups(db: Database, now: () => number): Lookups {
  const query = db.query.$extendTables<VerificationTables>();
  return {
    record(tx, serial, kind, address) {
      const network = db.fields.blindIndex('network', networkOf(address)).slice(0, 4).toUpperCase();
      const at = new Date(now()).toISOString();
      tx.run(query.insertInto('lookup').values({ serial, kind, network, at }));
    },
    of: (tx, serial, limit) =>
      tx.all(
        query
          .selectFrom('lookup')
          .select(['kind', 'network', 'at'])
          .where('serial', '=', serial)
          .orderBy('at', 'desc')
          .limit(limit),
      ),
    count(tx, serial) {
      const row = tx.first(
        query
          .selectFrom('lookup')
          .select((e) => e.fn.countAll<number>().as('n'))
          .where('serial', '=', serial),
      );
      return row?.n ?? 0;
    },
    forget() {
      const before = new Date(now() - KEEP_MS).toISOString();
      db.write((tx) => tx.run(query.deleteFrom('lookup').where('at', '<', before)));
    },
  };
}

/** The /24 of an IPv4 address, the /48 of an IPv6 one: a provider or a campus, not a person. */
export function networkOf(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(mapped)) return mapped.split('.').slice(0, 3).join('.');
  const [head = '', tail] = mapped.toLowerCase().split('::');
  const groups = head.split(':').filter((group) => group !== '');
  if (tail !== undefined) while (groups.length < 3) groups.push('0');
  return groups
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
