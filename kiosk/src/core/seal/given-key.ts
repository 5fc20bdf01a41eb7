import type { SealKey } from '@hallway/certificates';
import type { SealKeys } from './keys.ts';

/**
 * One seal key that is kept elsewhere and was made by its operator: on a token, or at a seal server. Its certificate is
 * renewed for the same key; a new key is the operator's to make.
 */
export class GivenKey implements SealKeys {
  readonly #reach: () => Promise<SealKey>;
  #opening: Promise<SealKey> | null = null;
  #key: SealKey | null = null;

  /** @param reach finds the key; asked again after it failed */
  constructor(reach: () => Promise<SealKey>) {
    this.#reach = reach;
  }

  async open(): Promise<void> {
    await this.next();
  }

  async next(): Promise<SealKey> {
    this.#opening ??= this.#reach();
    try {
      this.#key = await this.#opening;
      return this.#key;
    } catch (error) {
      this.#opening = null;
      throw error;
    }
  }

  holds(publicKey: string): boolean {
    return this.#key?.publicKeySpkiPem === publicKey;
  }

  async get(publicKey: string): Promise<SealKey | null> {
    const key = await this.next();
    return key.publicKeySpkiPem === publicKey ? key : null;
  }

  /** It was not made here. */
  keepOnly(): void {}
}
