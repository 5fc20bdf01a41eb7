/** Verification without a network. Runs in Node and in browsers: WebCrypto only. */
export type { Claims } from '../code/claims.ts';
export type { KeyEntry, SignedKeyList, TrustStore } from './key-list.ts';
