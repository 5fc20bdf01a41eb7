/** Certificates: data in, provable PDF out. */
export * from './code/index.ts';
export { sampleIssue } from './documents/sample.ts';
export { demoUniversity } from './documents/university.ts';
export { purposeOf, purposes, type Purpose } from './documents/purposes.ts';
export type {
  Bilingual,
  DataRow,
  DocumentCode,
  DocumentData,
  IssueInput,
  Language,
  Level,
  Office,
  OfficeCode,
  PurposeCode,
  Status,
  Subject,
  Term,
  University,
} from './documents/types.ts';
export { GlyphMissingError } from './fonts/glyph-missing.ts';
export { decodeNames, NameListError, namesIn, printedName } from './names/index.ts';
export { TextTooLongError } from './layout/overflow.ts';
export { QrTooLargeError } from './code/qr.ts';
export { DataError, checkData } from './template/data-value.ts';
export { FieldMissingError } from './template/language/fields.ts';
export { hashTemplate, parseTemplate, type LoadedTemplate } from './template/library.ts';
export { TemplateError, type TemplateProblem } from './template/problems.ts';
export {
  isTemplateListGenuine,
  releaseInForce,
  templateKey,
  templateListBytes,
  type SignedTemplateList,
  type TemplateId,
  type TemplateRelease,
} from './template/release.ts';
export { documentKind } from './template/document-kind.ts';
export { packagedSources, packagedTemplates } from './template/packaged.ts';
export type {
  DataField,
  DataFields,
  SheetTemplate,
  SlipTemplate,
  Template,
} from './template/schema/index.ts';
export { reportCoverage, type CoverageReport, type NameReport } from './fonts/coverage.ts';
export { HANAMIN_FILE, loadTypefaces, type TypefaceFiles } from './fonts/load.ts';
export { createRenderEngine } from './render/create-engine.ts';
export { NoTemplateError } from './render/engine.ts';
export { JpegError, type JpegFault } from './render/jpeg.ts';
export type { ProfileName } from './render/profile.ts';
export type { SlipLine } from './render/slip.ts';
export type {
  RenderedDocument,
  RenderedSlip,
  RenderEngine,
  TemplateInForce,
  TemplateRef,
  UnfitTemplate,
} from './render/types.ts';
export * from './rules/index.ts';
export * from './sign/index.ts';
export * from './verify/index.ts';
