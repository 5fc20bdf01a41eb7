import type { SealKey } from '@hallway/certificates';

/** Where the seal keys of this kiosk are. Keys are named by their public half, SPKI PEM. */
export interface SealKeys {
  /** Finds out which keys are here, where that takes asking; done again after it failed. @throws when it cannot be found out */
  open(): Promise<void>;
  /** The key to have certified next. The same again until `isCertified` says that it was. */
  next(isCertified: (publicKey: string) => boolean): Promise<SealKey>;
  /** Whether this key is here, as far as is known without waiting. */
  holds(publicKey: string): boolean;
  /** @throws when it is here and cannot be used */
  get(publicKey: string): Promise<SealKey | null>;
  /** Destroys every other key that was made here and `isCertified`: nothing is signed with it any more. */
  keepOnly(publicKey: string | null, isCertified: (publicKey: string) => boolean): void;
}
