/** PAdES levels above B-B, added at central. */
export { carriedCertificates } from './carried.ts';
export { appendDocumentTimestamp } from './document-timestamp.ts';
export { appendDss, type ValidationMaterial } from './dss.ts';
export { readAugmentedFile, type Augmentation, type AugmentedFile } from './read.ts';
export { AugmentError } from './revision.ts';
export { addSignatureTimestamp } from './signature-timestamp.ts';
