/** Verification without a network. Runs in Node and in browsers: WebCrypto only. */
export type { Claims } from '../code/claims.ts';
export type { Statement } from '../code/statements.ts';
export type { KeyEntry, SignedKeyList, TrustStore } from './key-list.ts';
export type { CheckName } from './texts.ts';
export type { Check, Verdict } from './verdict.ts';
export {
  statementWords,
  type DataWords,
  type KindWords,
  type StatementWords,
} from './statement-words.ts';
export { verifyPdf } from './verify-pdf.ts';
export { verifyQr } from './verify-qr.ts';
