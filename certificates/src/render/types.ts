import type { DocumentCode, IssueInput, Language } from '../documents/types.ts';
import type { CodeSigner } from '../sign/signer.ts';
import type { LoadedTemplate } from '../template/library.ts';
import type { SlipLine } from './slip.ts';

/** A published template and the campus date from which it is used, `YYYY-MM-DD`. */
export interface TemplateInForce extends LoadedTemplate {
  startsOn: string;
}

/** A template that cannot make a paper, and why: an error of layout, faces or data. */
export interface UnfitTemplate extends TemplateInForce {
  error: unknown;
}

/** The template version a document was made by. */
export interface TemplateRef {
  id: string;
  language: Language;
  version: number;
  /** Hex SHA-256 of the canonical template. */
  hash: string;
}

/** What every rendered document tells of itself. */
interface Rendered {
  template: TemplateRef;
  /** Everything printed about the issue, by expression: `subject.nameZh`, `courses/3.name`. */
  printed: Record<string, string>;
  /** Hex SHA-256 of all printed fields in canonical form. */
  fieldsDigest: string;
  /** Text of the QR. */
  qr: string;
  title: string;
}

/** A document ready to be shown, sealed and printed. */
export interface RenderedDocument extends Rendered {
  /** With an empty signature placeholder. Same input, template and signer, same bytes. */
  pdf: Uint8Array;
  pages: number;
}

/** A slip ready for the receipt printer. */
export interface RenderedSlip extends Rendered {
  lines: SlipLine[];
}

/** Turns issues into PDFs. Holds fonts and static layers in memory; make one for a process. */
export interface RenderEngine {
  /**
   * @param identity signs the offline code (QR)
   * @throws NoTemplateError; GlyphMissingError when a character has no glyph in any font; TextTooLongError,
   *   FieldMissingError or DataError when the issue does not fit its template
   */
  render(input: IssueInput, identity: CodeSigner): Promise<RenderedDocument>;
  /** The same for a document on the 80 mm roll. */
  renderSlip(input: IssueInput, identity: CodeSigner): Promise<RenderedSlip>;
  /** The template by which a document issued at this moment is made; the newest start wins. */
  inForce(document: DocumentCode, language: Language, at: Date): TemplateInForce | null;
  /**
   * Takes these templates instead of those of before, all at once.
   *
   * @returns those that cannot make a sample of their own document, and are not used
   */
  use(templates: readonly TemplateInForce[]): Promise<UnfitTemplate[]>;
}
