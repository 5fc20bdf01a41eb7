import { generateSealKey, loadSealKey, type SealKey } from '@hallway/certificates';
import { statement, type Store } from '../store/index.ts';
import type { SealKeys } from './keys.ts';

interface KeyRow {
  public_key: string;
  private_key: Buffer;
}

/** Seal keys in the kiosk's own store, sealed: a new one for each certificate, the former destroyed (`secure_delete`). */
export class StoredKeys implements SealKeys {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async open(): Promise<void> {
    // They are in the store, which is open.
  }

  async next(isCertified: (publicKey: string) => boolean): Promise<SealKey> {
    const waiting = this.#all().findLast((publicKey) => !isCertified(publicKey));
    const key = waiting === undefined ? null : await this.get(waiting);
    return key ?? this.#make();
  }

  holds(publicKey: string): boolean {
    return this.#row(publicKey) !== undefined;
  }

  async get(publicKey: string): Promise<SealKey | null> {
    const row = this.#row(publicKey);
    if (!row) return null;
    return loadSealKey(
      this.#store.fields.open(placeOf(publicKey), row.private_key).toString('utf8'),
    );
  }

  keepOnly(publicKey: string | null, isCertified: (publicKey: string) => boolean): void {
    for (const other of this.#all()) {
      if (other === publicKey || !isCertified(other)) continue;
      statement(this.#store.db, 'DELETE FROM seal_key WHERE public_key = ?').run(other);
    }
  }

  /** On disk before anybody hears of it. */
  async #make(): Promise<SealKey> {
    const { privateKeyPem, publicKeySpkiPem } = await generateSealKey();
    const sealed = this.#store.fields.seal(placeOf(publicKeySpkiPem), privateKeyPem);
    this.#store.transaction(() =>
      statement(this.#store.db, 'INSERT INTO seal_key (public_key, private_key) VALUES (?, ?)').run(
        publicKeySpkiPem,
        sealed,
      ),
    );
    return loadSealKey(privateKeyPem);
  }

  #all(): string[] {
    return statement<[], string>(
      this.#store.db,
      'SELECT public_key FROM seal_key ORDER BY made',
      'pluck',
    ).all();
  }

  #row(publicKey: string): KeyRow | undefined {
    return statement<[string], KeyRow>(
      this.#store.db,
      'SELECT public_key, private_key FROM seal_key WHERE public_key = ?',
    ).get(publicKey);
  }
}

const placeOf = (publicKey: string) => {
  return { table: 'seal_key', key: publicKey, column: 'private_key' };
};
