export {
  createAuthority,
  keyEntry,
  keyIdentifier,
  loadAuthority,
  type Authority,
  type AuthorityJson,
  type SealCertificateRequest,
} from './authority.ts';
export { generateSealKey } from './keys.ts';
export { loadSealSigner, SealKeyError } from './seal-signer.ts';
export type { CodeSigner, SealSigner } from './signer.ts';
