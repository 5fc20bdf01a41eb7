import {
  createAuthority,
  keyEntry,
  loadAuthority,
  type Authority,
  type KeyEntry,
  type SignedKeyList,
  type StatementSigner,
  type SignedTemplateList,
  type TemplateRelease,
} from '@hallway/certificates';
import type { Bilingual, KeyListRecord, SealRecord } from '@hallway/protocol';
import type { Database, Tx } from '../db/index.ts';
import { publish } from '../sync/index.ts';
import { createTurns } from '../turns.ts';
import type { IssuanceTables } from './migrations.ts';

const SEAL_DAYS = 30;
/** A certificate is renewed when less than this is left of it. */
const RENEW_BEFORE_MS = 10 * 86_400_000;
/** A kiosk whose clock is a little behind must not see its certificate start in the future. */
const CLOCK_SLACK_MS = 10 * 60_000;

/** The university's seal authority and every seal certificate it made. */
export interface Seals {
  rootPem: string;
  keyList(): SignedKeyList;
  signTemplates(releases: TemplateRelease[]): Promise<SignedTemplateList>;
  /** Signs statements to verifiers as the issuing authority. */
  statements: StatementSigner;
  /** Makes the certificate of a kiosk's seal key (SPKI PEM) and publishes the new key list. */
  certify(kioskId: string, sealKey: string): Promise<SealRecord>;
  /** Gives every kiosk whose certificate runs out soon a new one for the same key. */
  renew(): Promise<void>;
  /** What this kiosk signs from now on does not count. */
  invalidate(kioskId: string): Promise<void>;
}

/**
 * Opens the authority kept sealed in the database, or founds it on first use.
 *
 * @param now wall clock, for validity windows
 */
export async function openSeals(
  db: Database,
  organisation: Bilingual,
  now: () => Date,
): Promise<Seals> {
  const query = db.query.$extendTables<IssuanceTables>();
  const authority = await openAuthority(db, organisation, now);
  let list = await authority.signKeyList(await entries(), now());
  /** One change of the key list after the other: each signs the whole list. */
  const inTurn = createTurns();

  function rows() {
    return db.read((tx) =>
      tx.all(query.selectFrom('seal_certificate').selectAll().orderBy('not_after')),
    );
  }

  function entries(): Promise<KeyEntry[]> {
    return Promise.all(
      rows().map((row) =>
        keyEntry(row.certificate, row.invalid_after === null ? null : new Date(row.invalid_after)),
      ),
    );
  }

  /** Signs the list as it will be, then makes it so in one transaction. */
  async function change(upcoming: KeyEntry[], work: (tx: Tx) => void): Promise<void> {
    const signed = await authority.signKeyList(upcoming, now());
    const text = Buffer.from(JSON.stringify(signed), 'utf8').toString('base64');
    db.write((tx) => {
      work(tx);
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
    await change([...(await entries()), entry], (tx) => {
      tx.run(
        query.insertInto('seal_certificate').values({
          kid: entry.kid,
          kiosk_id: kioskId,
          public_key: sealKey,
          certificate,
          not_before: entry.notBefore,
          not_after: entry.notAfter,
          invalid_after: null,
        }),
      );
      andThen(tx, seal);
    });
    return seal;
  }

  return {
    rootPem: authority.rootPem,
    keyList: () => list,
    signTemplates: (releases) => authority.signTemplateList(releases, now()),
    statements: authority.statements,
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
      }),
    invalidate: (kioskId) =>
      inTurn(async () => {
        const at = now().toISOString();
        const upcoming = await entries();
        const ofKiosk = new Set(
          rows()
            .filter((row) => row.kiosk_id === kioskId && row.invalid_after === null)
            .map((row) => row.kid),
        );
        const lost = upcoming.map((entry) =>
          ofKiosk.has(entry.kid) ? { ...entry, invalidAfter: at } : entry,
        );
        await change(lost, (tx) =>
          tx.run(
            query
              .updateTable('seal_certificate')
              .set({ invalid_after: at })
              .where('kid', 'in', [...ofKiosk]),
          ),
        );
      }),
  };
}

const place = { table: 'authority', key: '1', column: 'record' };

async function openAuthority(
  db: Database,
  organisation: Bilingual,
  now: () => Date,
): Promise<Authority> {
  const query = db.query.$extendTables<IssuanceTables>();
  const row = await query.selectFrom('authority').select('record').executeTakeFirst();
  if (row) return loadAuthority(JSON.parse(db.fields.open(place, row.record).toString('utf8')));
  const notBefore = new Date(now().getTime() - CLOCK_SLACK_MS);
  const authority = await createAuthority({ organisation, notBefore });
  const record = db.fields.seal(place, JSON.stringify(authority.toJSON()));
  await query.insertInto('authority').values({ only: 1, record }).execute();
  return authority;
}
