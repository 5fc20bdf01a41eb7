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
import { CLOCK_SLACK_MS, openAuthority } from './authority.ts';
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
   * What this kiosk signed from `since` on does not count: the time of a theft, now when absent. Said again with an
   * earlier time, that one holds.
   */
  invalidate(kioskId: string, since?: Date): Promise<void>;
}

/**
 * Opens the university's seals; founds the authority on first use.
 *
 * @param options.crlBase address below which anyone finds the revocation lists
 * @param options.now wall clock, for validity windows
 */
export async function openSeals(
  db: Database,
  options: { organisation: Bilingual; crlBase: string; now: () => Date },
): Promise<Seals> {
  const { now } = options;
  const query = db.query.$extendTables<SealTables>();
  const authority = await openAuthority(db, options);
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
  async function change(upcoming: SealCertificateRow[], work: (tx: Tx) => void): Promise<void> {
    const signed = await authority.signKeyList(await entriesOf(upcoming), now());
    const lists = await crls.sign(authority, upcoming);
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
    certify: (kioskId, sealKey) => inTurn(() => issue(kioskId, sealKey, () => undefined)),
    renew: () =>
      inTurn(async () => {
        const soon = new Date(now().getTime() + RENEW_BEFORE_MS).toISOString();
        const valid = rows().filter((row) => row.invalid_after === null);
        // Rows come by end of validity, so the last of each kiosk stays.
        const latest = new Map(valid.map((row) => [row.kiosk_id, row]));
        for (const { kiosk_id, public_key, not_after } of latest.values()) {
          if (not_after > soon) continue;
          await issue(kiosk_id, public_key, (tx, seal) =>
            publish(tx, `k:${kiosk_id}`, 'put', 'seal', seal),
          );
        }
        if (crls.areDue()) {
          const lists = await crls.sign(authority, rows());
          db.write((tx) => crls.store(tx, lists));
        }
      }),
    invalidate: (kioskId, since = now()) =>
      inTurn(async () => {
        const from = since.toISOString();
        const revokedAt = now().toISOString();
        const upcoming = rows().map((row) =>
          row.kiosk_id === kioskId && isGoodAfter(row, from)
            ? { ...row, invalid_after: from, revoked_at: row.revoked_at ?? revokedAt }
            : row,
        );
        await change(upcoming, (tx) => {
          for (const { kid, invalid_after, revoked_at } of upcoming) {
            tx.run(
              query
                .updateTable('seal_certificate')
                .set({ invalid_after, revoked_at })
                .where('kid', '=', kid),
            );
          }
        });
      }),
  };
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
