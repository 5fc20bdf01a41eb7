/** Verification without a network. Runs in Node and in browsers: WebCrypto only. */
export type { Claims } from '../code/claims.ts';
export type { Statement } from '../code/statements.ts';
export type { KeyEntry, SignedKeyList, TrustStore } from './key-list.ts';
export {
  readDocumentKind,
  kindOfPaper,
  signDocumentKinds,
  type DocumentKind,
  type DocumentKinds,
  type PrintedField,
} from './document-kinds.ts';
export type { StatementSigner } from './jws.ts';
export {
  statementWords,
  type DataWords,
  type KindWords,
  type StatementWords,
} from './statement-words.ts';
export { signStatusList, STATUS_LIST_MIN, type StatusList } from './status-list.ts';
export type { CheckName, StatusGap } from './texts.ts';
export type { Check, OpenCheck, Verdict } from './verdict.ts';
export { verifyPdf } from './verify-pdf.ts';
export { verifyQr } from './verify-qr.ts';
