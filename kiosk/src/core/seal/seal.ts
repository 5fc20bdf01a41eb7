import { X509Certificate } from 'node:crypto';
import { sealSigner, type SealSigner } from '@hallway/certificates';
import { sealRecordSchema, type Op, type SealRecord } from '@hallway/protocol';
import { statement, type Store } from '../store/index.ts';
import type { FeedTarget, SyncLog } from '../sync/index.ts';
import type { SealKeys } from './keys.ts';

export interface SealOptions {
  store: Store;
  kioskId: string;
  keys: SealKeys;
  log: SyncLog;
}

/**
 * The certificates that central gave to this kiosk's seal keys, and the seal they make. Nothing is sealed by a key
 * without one, so by none that central does not know.
 */
export class Seal implements FeedTarget {
  readonly #store: Store;
  readonly #keys: SealKeys;
  readonly #part: string;
  readonly #log: SyncLog;
  #loaded: { certificatePem: string; signer: Promise<SealSigner | null> } | null = null;

  constructor({ store, kioskId, keys, log }: SealOptions) {
    this.#store = store;
    this.#keys = keys;
    this.#part = `k:${kioskId}`;
    this.#log = log;
  }

  accepts(part: string): boolean {
    return part === this.#part;
  }

  apply(_part: string, op: Op): void {
    if (op.key !== 'seal') return;
    if (op.op === 'del') {
      // The seal was taken away: a key that it was taken from is never used again.
      this.#keys.keepOnly(null, (key) => this.isCertified(key));
      this.reset();
      return;
    }
    const record = sealRecordSchema.safeParse(op.data);
    const publicKey = record.success ? publicKeyOf(record.data) : null;
    if (!record.success || publicKey === null) {
      this.#log.warn({ pos: op.pos }, 'seal certificate cannot be read, not taken');
      return;
    }
    statement(
      this.#store.db,
      `INSERT INTO seal_certificate (public_key, record) VALUES (?, ?)
         ON CONFLICT (public_key) DO UPDATE SET record = excluded.record`,
    ).run(publicKey, JSON.stringify(record.data));
  }

  reset(): void {
    statement(this.#store.db, 'DELETE FROM seal_certificate').run();
  }

  isCertified(publicKey: string): boolean {
    const found = statement<[string], number>(
      this.#store.db,
      'SELECT 1 FROM seal_certificate WHERE public_key = ?',
      'pluck',
    ).get(publicKey);
    return found !== undefined;
  }

  /** The newest certificate of a key that is here. One of a former disk of this kiosk is of no use. */
  current(): SealRecord | null {
    return this.#newest()?.record ?? null;
  }

  /**
   * The seal of this kiosk, made anew only when its certificate has changed; null before there is one.
   *
   * @throws when its key cannot be used now
   */
  async signer(): Promise<SealSigner | null> {
    const newest = this.#newest();
    if (!newest) return null;
    const { record, publicKey } = newest;
    if (this.#loaded?.certificatePem !== record.certificatePem) {
      const signer = this.#keys.get(publicKey).then((key) => {
        return key && sealSigner(record, 'ES256', key.sign);
      });
      const loaded = { certificatePem: record.certificatePem, signer };
      this.#loaded = loaded;
      // A token that was not there is tried again for the next paper.
      signer.catch(() => {
        if (this.#loaded === loaded) this.#loaded = null;
      });
    }
    return this.#loaded?.signer ?? null;
  }

  /** Destroys the keys that came before the one in use. For a moment in which nobody is served and no paper is out. */
  retireOldKeys(): void {
    const newest = this.#newest();
    if (newest) this.#keys.keepOnly(newest.publicKey, (key) => this.isCertified(key));
  }

  #newest(): { record: SealRecord; publicKey: string } | null {
    const rows = statement<[], { public_key: string; record: string }>(
      this.#store.db,
      'SELECT public_key, record FROM seal_certificate',
    ).all();
    const usable = rows
      .filter((row) => this.#keys.holds(row.public_key))
      .map((row) => ({
        publicKey: row.public_key,
        record: sealRecordSchema.parse(JSON.parse(row.record)),
      }));
    return usable.toSorted((a, b) => b.record.notAfter.localeCompare(a.record.notAfter))[0] ?? null;
  }
}

/** SPKI PEM of the certified key; null when the certificate cannot be read. */
function publicKeyOf(record: SealRecord): string | null {
  try {
    const { publicKey } = new X509Certificate(record.certificatePem);
    return publicKey.export({ type: 'spki', format: 'pem' }).toString();
  } catch {
    return null;
  }
}
