import { createHash, X509Certificate } from 'node:crypto';
import {
  keyEntry,
  type Authority,
  type KeyEntry,
  type SignedKeyList,
  type SignedTemplateList,
  type StatementSigner,
  type TemplateRelease,
} from '@hallway/certificates';
import type { Bilingual, KeyListRecord, SealRecord } from '@hallway/protocol';
import type { Database, Tx } from '../db/index.ts';
import { publish } from '../sync/index.ts';
import { createTurns } from '../turns.ts';
import { CLOCK_SLACK_MS, openAuthority, storeAuthority } from './authority.ts';
import type { SealUse, SealUses } from './control/uses.ts';
import { createCrls, type Crls } from './crls.ts';
import type { SealCertificateRow, SealTables } from './migrations.ts';
import { sealTopic } from './topic.ts';

/** One machine in the place of a kiosk, by the fingerprint of its identity key. */
export interface Machine {
  kioskId: string;
  keyId: string;
}

/** The university's seal authority and every seal certificate it made. */
export interface Seals {
  rootPem: string;
  keyList(): SignedKeyList;
  crls: Crls;
  signTemplates(releases: TemplateRelease[]): Promise<SignedTemplateList>;
  /** Signs statements to verifiers as the issuing authority. */
  statements: StatementSigner;
  /** The authority as it is now. */
  authority(): Authority;
  /**
   * Makes the certificate of a machine's seal key (SPKI PEM), publishes it to the kiosk and the new key list to everybody.
   * Does nothing when the machine has one that is not to be renewed yet: `early` when that is for another key.
   *
   * @param by who decided
   */
  certify(machine: Machine, sealKey: string, by: string): Promise<'certified' | 'early'>;
  /** Signs revocation lists anew when they are a day old. */
  refreshLists(): Promise<void>;
  /** Signs them anew now. */
  publishLists(): Promise<void>;
  /** How many days certificates last from now on. */
  days(): number;
  setDays(days: number, by: string): void;
  /**
   * What this kiosk signed from `since` on does not count: the time of a theft, recorded under who said so. Said again with an
   * earlier time, that one holds. The machine gets no further certificate until two people let it.
   */
  invalidate(kioskId: string, since: Date, by: string): Promise<void>;
  /**
   * Gives the authority a new issuing key; what the old one issued stays good. Done once for each request.
   *
   * @param by who asked and who approved
   */
  rotate(requestId: string, by: string): Promise<void>;
}

/**
 * Opens the university's seals; founds the authority on first use.
 *
 * @param options.crlBase address below which anyone finds the revocation lists
 * @param options.now wall clock, for validity windows
 */
export async function openSeals(
  db: Database,
  options: { organisation: Bilingual; crlBase: string; now: () => Date; uses: SealUses },
): Promise<Seals> {
  const { now, uses } = options;
  const query = db.query.$extendTables<SealTables>();
  let authority = await openAuthority(db, options);
  const crls = createCrls(db, now);
  let list = await authority.signKeyList(await entriesOf(rows()), now());
  /** One change of the key list after the other: each signs the whole list. */
  const inTurn = createTurns();

  function rows(): SealCertificateRow[] {
    return db.read((tx) =>
      tx.all(query.selectFrom('seal_certificate').selectAll().orderBy('not_after')),
    );
  }

  /** Signs the lists as they will be, then makes it so in one transaction. */
  async function change(
    upcoming: SealCertificateRow[],
    work: (tx: Tx) => void,
    by: Authority = authority,
  ): Promise<void> {
    const signed = await by.signKeyList(await entriesOf(upcoming), now());
    const lists = await crls.sign(by, upcoming);
    const text = Buffer.from(JSON.stringify(signed), 'utf8').toString('base64');
    db.write((tx) => {
      work(tx);
      crls.store(tx, lists);
      publish(tx, 'config', 'put', 'keys', { signed: text } satisfies KeyListRecord);
      tx.announce(sealTopic);
    });
    list = signed;
  }

  async function signLists(): Promise<void> {
    const lists = await crls.sign(authority, rows());
    db.write((tx) => {
      crls.store(tx, lists);
      tx.announce(sealTopic);
    });
  }

  function days(): number {
    return db.read((tx) => tx.first(query.selectFrom('seal_policy').select('days')))?.days ?? 30;
  }

  async function issue(
    { kioskId, keyId }: Machine,
    sealKey: string,
    use: Pick<SealUse, 'what' | 'by'>,
  ): Promise<void> {
    const certificate = await authority.issueSealCertificate({
      kioskId,
      publicKeySpkiPem: sealKey,
      notBefore: new Date(now().getTime() - CLOCK_SLACK_MS),
      days: days(),
    });
    const entry = await keyEntry(certificate);
    const seal: SealRecord = {
      certificatePem: certificate,
      chainPem: authority.issuingPem,
      rootPem: authority.rootPem,
      notAfter: entry.notAfter,
    };
    const row: SealCertificateRow = {
      kid: entry.kid,
      kiosk_id: kioskId,
      key_id: keyId,
      public_key: sealKey,
      certificate,
      not_before: entry.notBefore,
      not_after: entry.notAfter,
      invalid_after: null,
      revoked_at: null,
    };
    await change([...rows(), row], (tx) => {
      tx.run(query.insertInto('seal_certificate').values(row));
      uses.record(tx, { ...use, kid: row.kid, digest: digestOf(certificate) });
      publish(tx, `k:${kioskId}`, 'put', 'seal', seal);
    });
  }

  return {
    rootPem: authority.rootPem,
    keyList: () => list,
    crls,
    signTemplates: (releases) => authority.signTemplateList(releases, now()),
    get statements() {
      return authority.statements;
    },
    authority: () => authority,
    certify: (machine, sealKey, by) =>
      inTurn(async () => {
        // Rows come by end of validity.
        const held = rows().findLast(
          ({ kiosk_id, key_id, invalid_after }) =>
            kiosk_id === machine.kioskId && key_id === machine.keyId && invalid_after === null,
        );
        if (held && !isLate(held, now())) {
          return held.public_key === sealKey ? 'certified' : 'early';
        }
        const what = held ? 'certificate-renewed' : 'certificate-issued';
        await issue(machine, sealKey, { what, by });
        return 'certified';
      }),
    refreshLists: () =>
      inTurn(async () => {
        if (crls.areDue()) await signLists();
      }),
    publishLists: () => inTurn(signLists),
    days,
    setDays(wanted, by) {
      const digest = createHash('sha256')
        .update(JSON.stringify({ days: wanted }))
        .digest('hex');
      db.write((tx) => {
        tx.run(query.updateTable('seal_policy').set({ days: wanted }));
        uses.record(tx, { what: 'policy-changed', kid: null, by, digest });
      });
    },
    invalidate: (kioskId, since, by) =>
      inTurn(async () => {
        const from = since.toISOString();
        const revokedAt = now().toISOString();
        const upcoming = rows().map((row) =>
          row.kiosk_id === kioskId && isGoodAfter(row, from)
            ? { ...row, invalid_after: from, revoked_at: row.revoked_at ?? revokedAt }
            : row,
        );
        const before = new Map(rows().map((row) => [row.kid, row.invalid_after]));
        await change(upcoming, (tx) => {
          tx.run(query.deleteFrom('seal_grant').where('kiosk_id', '=', kioskId));
          tx.run(query.deleteFrom('seal_key_shown').where('kiosk_id', '=', kioskId));
          publish(tx, `k:${kioskId}`, 'del', 'seal');
          for (const { kid, invalid_after, revoked_at, certificate } of upcoming) {
            if (before.get(kid) === invalid_after) continue;
            const digest = digestOf(certificate);
            uses.record(tx, { what: 'certificate-invalidated', kid, by, digest });
            tx.run(
              query
                .updateTable('seal_certificate')
                .set({ invalid_after, revoked_at })
                .where('kid', '=', kid),
            );
          }
        });
      }),
    rotate: (requestId, by) =>
      inTurn(async () => {
        const what = 'issuing-key-changed';
        const who = `${by} (${requestId})`;
        // Done before central stopped, and not yet said so.
        if (uses.list(1_000).some((use) => use.what === what && use.by === who)) return;
        const next = await authority.rotate(new Date(now().getTime() - CLOCK_SLACK_MS));
        await change(
          rows(),
          (tx) => {
            storeAuthority(db, tx, next);
            uses.record(tx, { what, kid: null, by: who, digest: digestOf(next.issuingPem) });
          },
          next,
        );
        authority = next;
      }),
  };
}

/** SHA-256 of a certificate's DER, hex. */
function digestOf(certificatePem: string): string {
  return new X509Certificate(certificatePem).fingerprint256.replaceAll(':', '').toLowerCase();
}

/** Whether less than a third of a certificate's time is left: kiosks ask for the next one by the same measure. */
function isLate({ not_before, not_after }: SealCertificateRow, now: Date): boolean {
  const [from, to] = [Date.parse(not_before), Date.parse(not_after)];
  return to - now.getTime() < (to - from) / 3;
}

/** Whether signatures made with a certificate after `instant` still count. */
function isGoodAfter({ not_after, invalid_after }: SealCertificateRow, instant: string): boolean {
  return not_after > instant && (invalid_after === null || invalid_after > instant);
}

function entriesOf(rows: readonly SealCertificateRow[]): Promise<KeyEntry[]> {
  return Promise.all(
    rows.map((row) =>
      keyEntry(row.certificate, row.invalid_after === null ? null : new Date(row.invalid_after)),
    ),
  );
}
