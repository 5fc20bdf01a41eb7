import { createPublicKey, X509Certificate } from 'node:crypto';
import { sealRecordSchema, type Op, type SealRecord } from '@hallway/protocol';
import { statement, type Store } from '../store/index.ts';
import type { Identity } from './identity.ts';
import type { FeedTarget, SealMaterial, SyncLog } from './types.ts';

/** Keeps the certificate that central issued for this kiosk's seal key. */
export class SealKeeper implements FeedTarget {
  readonly #store: Store;
  readonly #identity: Identity;
  readonly #part: string;
  readonly #log: SyncLog;

  constructor(store: Store, identity: Identity, kioskId: string, log: SyncLog) {
    this.#store = store;
    this.#identity = identity;
    this.#part = `k:${kioskId}`;
    this.#log = log;
  }

  accepts(part: string): boolean {
    return part === this.#part;
  }

  apply(_part: string, op: Op): void {
    if (op.key !== 'seal') return;
    if (op.op === 'del') {
      this.reset();
      return;
    }
    const record = sealRecordSchema.safeParse(op.data);
    if (!record.success || !certifies(record.data, this.#identity.sealKeyPem)) {
      this.#log.warn({ pos: op.pos }, 'seal certificate is not for this machine, not taken');
      return;
    }
    statement(
      this.#store.db,
      `INSERT INTO seal_certificate (only, record) VALUES (1, ?)
         ON CONFLICT (only) DO UPDATE SET record = excluded.record`,
    ).run(JSON.stringify(record.data));
  }

  reset(): void {
    statement(this.#store.db, 'DELETE FROM seal_certificate').run();
  }

  material(): SealMaterial | null {
    const stored = statement<[], string>(
      this.#store.db,
      'SELECT record FROM seal_certificate',
      'pluck',
    ).get();
    if (stored === undefined) return null;
    const record = sealRecordSchema.parse(JSON.parse(stored));
    return { keyPem: this.#identity.sealPrivatePem, ...record };
  }
}

/** A certificate for another machine's key (a former disk of this kiosk) would make papers nobody can verify. */
function certifies(record: SealRecord, sealKeyPem: string): boolean {
  try {
    const certified = new X509Certificate(record.certificatePem).publicKey;
    return certified.equals(createPublicKey(sealKeyPem));
  } catch {
    return false;
  }
}
