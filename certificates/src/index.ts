/** Certificates: data in, provable PDF out. */
export * from './code/index.ts';
export { demoUniversity } from './documents/university.ts';
export { purposeOf, purposes, type Purpose } from './documents/purposes.ts';
export type {
  Bilingual,
  DocumentCode,
  IssueInput,
  Language,
  Level,
  PurposeCode,
  Subject,
  Term,
  University,
} from './documents/types.ts';
export { GlyphMissingError } from './fonts/glyph-missing.ts';
export { TextTooLongError } from './layout/overflow.ts';
export { QrTooLargeError } from './code/qr.ts';
export { FieldMissingError } from './template/fields.ts';
export { createRenderEngine } from './render/engine.ts';
export type { RenderEngine, RenderedDocument } from './render/types.ts';
export * from './rules/index.ts';
export * from './sign/index.ts';
export * from './verify/index.ts';
