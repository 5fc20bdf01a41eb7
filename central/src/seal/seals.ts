import { X509Certificate } from 'node:crypto';
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

const SEAL_DAYS = 30;
/** A certificate is renewed when less than this is left of it. */
const RENEW_BEFORE_MS = 10 * 86_400_000;

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
  /** Makes the certificate of a kiosk's seal key (SPKI PEM) and publishes the new key list. */
  certify(kioskId: string, sealKey: string): Promise<SealRecord>;
  /** Gives every kiosk whose certificate runs out soon a new one for the same key; makes old revocation lists anew. */
  renew(): Promise<void>;
  /**
   * What this kiosk signed from `since` on does not count: the time of a theft, recorded under who said so. Said again with an
   * earlier time, that one holds.
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
    });
    list = signed;
  }

  async function issue(
    kioskId: string,
    sealKey: string,
    use: Pick<SealUse, 'what' | 'by'>,
    andThen: (tx: Tx, seal: SealRecord) => void,
  ): Promise<SealRecord> {
    const certificate = await authority.issueSealCertificate({
      kioskId,
      publicKeySpkiPem: sealKey,
      notBefore: new Date(now().getTime() - CLOCK_SLACK_MS),
      days: SEAL_DAYS,
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
      andThen(tx, seal);
    });
    return seal;
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
    certify: (kioskId, sealKey) =>
      inTurn(() =>
        issue(
          kioskId,
          sealKey,
          { what: 'certificate-issued', by: `pairing of ${kioskId}` },
          () => undefined,
        ),
      ),
    renew: () =>
      inTurn(async () => {
        const soon = new Date(now().getTime() + RENEW_BEFORE_MS).toISOString();
        const valid = rows().filter((row) => row.invalid_after === null);
        // Rows come by end of validity, so the last of each kiosk stays.
        const latest = new Map(valid.map((row) => [row.kiosk_id, row]));
        for (const { kiosk_id, public_key, not_after } of latest.values()) {
          if (not_after > soon) continue;
          const use = { what: 'certificate-renewed', by: `standing: ${kiosk_id}` } as const;
          await issue(kiosk_id, public_key, use, (tx, seal) =>
            publish(tx, `k:${kiosk_id}`, 'put', 'seal', seal),
          );
        }
        if (crls.areDue()) {
          const lists = await crls.sign(authority, rows());
          db.write((tx) => crls.store(tx, lists));
        }
      }),
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
