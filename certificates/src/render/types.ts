import type { DocumentCode, IssueInput, Language } from '../documents/types.ts';
import type { CodeSigner } from '../sign/signer.ts';
import type { LoadedTemplate } from '../template/library.ts';

/** A published template and the campus date from which it is used, `YYYY-MM-DD`. */
export interface TemplateInForce extends LoadedTemplate {
  startsOn: string;
}

/** A document ready to be shown, sealed and printed. */
export interface RenderedDocument {
  /** With an empty signature placeholder. Same input, template and signer, same bytes. */
  pdf: Uint8Array;
  pages: number;
  template: {
    id: string;
    language: Language;
    version: number;
    /** Hex SHA-256 of the canonical template. */ hash: string;
  };
  /** Everything printed about the issue, by expression: `subject.nameZh`, `courses/3.name`. */
  printed: Record<string, string>;
  /** Hex SHA-256 of all printed fields in canonical form. */
  fieldsDigest: string;
  /** Text of the QR. */
  qr: string;
  title: string;
}

/** Turns issues into PDFs. Holds fonts and static layers in memory; make one for a process. */
export interface RenderEngine {
  /**
   * @param identity signs the offline code (QR)
   * @throws NoTemplateError; GlyphMissingError when a character has no glyph in any font; TextTooLongError,
   *   FieldMissingError or DataError when the issue does not fit its template
   */
  render(input: IssueInput, identity: CodeSigner): Promise<RenderedDocument>;
  /** The template by which a document issued at this moment is made; the newest start wins. */
  inForce(document: DocumentCode, language: Language, at: Date): TemplateInForce | null;
  /**
   * Takes these templates instead of those of before. When one of them is unfit, nothing changes.
   *
   * @throws when a template cannot make a sample of its own document
   */
  use(templates: readonly TemplateInForce[]): Promise<void>;
}
