export {
  createAuthority,
  crlName,
  keyEntry,
  loadAuthority,
  type Authority,
  type SealCertificateRequest,
} from './authority.ts';
export {
  certificationRequest,
  readCertificationRequest,
  type CertificationRequest,
} from './certification-request.ts';
export type { AuthorityJson } from './authority-json.ts';
export type { CrlRequest, RevokedCertificate } from './crl.ts';
export * from './augment/index.ts';
export { generateSealKey, keyIdentifier } from './keys.ts';
export type { PdfAlgorithm } from './algorithms.ts';
export { loadRsaSealSigner, loadSealKey, loadSealSigner, type SealFiles } from './file-signer.ts';
export { SealKeyError, sealSigner, type SealCertificates } from './seal-signer.ts';
export { SealingError, signPdf } from './sign-pdf.ts';
export type { CodeSigner, SealKey, SealSigner, SignatureAlgorithm, Signer } from './signer.ts';
export * from './timestamp/index.ts';
