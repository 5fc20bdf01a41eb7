/** The engine by itself, for a web face: fonts and modules come as bytes, and nothing here needs Node. */
export { QrTooLargeError } from './code/qr.ts';
export { sampleIssue } from './documents/sample.ts';
export { demoUniversity } from './documents/university.ts';
export type { IssueInput, Subject, University } from './documents/types.ts';
export { GlyphMissingError } from './fonts/glyph-missing.ts';
export { openTypefaces, type FaceFiles, type FallbackFile } from './fonts/open.ts';
export { TextTooLongError } from './layout/overflow.ts';
export { openPdfium, type Pdfium } from './picture/pdfium.ts';
export { composeEngine } from './render/engine.ts';
export type { SlipLine } from './render/slip.ts';
export type { RenderEngine } from './render/types.ts';
export type { CodeSigner } from './sign/signer.ts';
export { FieldMissingError } from './template/language/fields.ts';
export { parseTemplate, type LoadedTemplate } from './template/library.ts';
export { TemplateError } from './template/problems.ts';
export type { DataField, DataFields, ScalarField, Template } from './template/schema/index.ts';
