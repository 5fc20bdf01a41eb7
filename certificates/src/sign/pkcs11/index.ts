/** Seal keys on PKCS#11 tokens. Apart from the rest: it loads native code. */
export { TokenError, type TokenErrorCode } from './error.ts';
export {
  openTokenKey,
  openTokenSigner,
  type TokenOptions,
  type TokenSealKey,
  type TokenSigner,
} from './signer.ts';
