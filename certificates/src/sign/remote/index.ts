/** Seal keys at a seal server. Apart from the rest: it needs Node's HTTPS. */
export { RemoteSealError, type RemoteSealErrorCode } from './error.ts';
export {
  openRemoteKey,
  openRemoteSigner,
  type RemoteSealKey,
  type RemoteSealOptions,
  type RemoteSigner,
} from './signer.ts';
