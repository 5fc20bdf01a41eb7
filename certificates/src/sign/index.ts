export {
  createAuthority,
  keyEntry,
  loadAuthority,
  type Authority,
  type AuthorityJson,
  type SealCertificateRequest,
} from './authority.ts';
export { generateSealKey, keyIdentifier } from './keys.ts';
export { loadSealSigner, SealKeyError } from './seal-signer.ts';
export { SealingError, signPdf } from './sign-pdf.ts';
export type { CodeSigner, SealSigner } from './signer.ts';
