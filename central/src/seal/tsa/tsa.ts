import {
  answerTimestamp,
  generateSealKey,
  loadSealSigner,
  type Authority,
  type SealFiles,
  type TimestampAuthority,
} from '@hallway/certificates';
import type { Database } from '../../db/index.ts';
import { CLOCK_SLACK_MS } from '../authority.ts';
import type { SealTables } from '../migrations.ts';

/** Of the arc for examples (RFC 5612): a university puts its own here. */
const POLICY = '1.3.6.1.4.1.32473.1';
const CERTIFICATE_DAYS = 1825;
/** A stamp must stay provable until the next one is put over it. */
const RENEW_BEFORE_MS = 730 * 86_400_000;

const place = { table: 'timestamp_authority', key: '1', column: 'record' };

/** Our own time-stamping authority: for the demonstration, and until a licensed one takes its place. */
export interface Tsa {
  /** @param request DER of TimeStampReq @returns DER of TimeStampResp */
  answer(request: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

export function createTsa(db: Database, authority: () => Authority, now: () => Date): Tsa {
  const query = db.query.$extendTables<SealTables>();
  let loaded: Promise<{ tsa: TimestampAuthority; notAfter: Date }> | null = null;

  function stored(): SealFiles | null {
    const row = db.read((tx) => tx.first(query.selectFrom('timestamp_authority').select('record')));
    if (!row) return null;
    return JSON.parse(db.fields.open(place, row.record).toString('utf8')) as SealFiles;
  }

  async function found(): Promise<SealFiles> {
    const key = await generateSealKey();
    const issuer = authority();
    const certificatePem = await issuer.issueTimestampCertificate({
      publicKeySpkiPem: key.publicKeySpkiPem,
      notBefore: new Date(now().getTime() - CLOCK_SLACK_MS),
      days: CERTIFICATE_DAYS,
    });
    return { keyPem: key.privateKeyPem, certificatePem, chainPem: issuer.issuingPem };
  }

  async function open(files: SealFiles) {
    const signer = await loadSealSigner(files);
    return { tsa: { signer, policy: POLICY }, notAfter: signer.validity.notAfter };
  }

  async function renew() {
    const files = await found();
    const opened = await open(files);
    const values = {
      record: db.fields.seal(place, JSON.stringify(files)),
      not_after: opened.notAfter.toISOString(),
    };
    db.write((tx) =>
      tx.run(
        query
          .insertInto('timestamp_authority')
          .values({ only: 1, serial: 0, ...values })
          .onConflict((conflict) => conflict.column('only').doUpdateSet(values)),
      ),
    );
    return opened;
  }

  async function current(): Promise<TimestampAuthority> {
    const files = stored();
    loaded ??= files ? open(files) : renew();
    const { tsa, notAfter } = await loaded;
    if (notAfter.getTime() - now().getTime() > RENEW_BEFORE_MS) return tsa;
    loaded = renew();
    return (await loaded).tsa;
  }

  /** Committed before it is used: a serial is never given twice. */
  function nextSerial(): bigint {
    return db.write((tx) => {
      tx.run(
        query.updateTable('timestamp_authority').set((e) => ({ serial: e('serial', '+', 1) })),
      );
      const row = tx.first(query.selectFrom('timestamp_authority').select('serial'));
      return BigInt(row?.serial ?? 0);
    });
  }

  return {
    async answer(request) {
      const tsa = await current();
      return answerTimestamp(request, tsa, { serial: nextSerial(), at: now() });
    },
  };
}
