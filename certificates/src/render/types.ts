import type { IssueInput } from '../documents/types.ts';
import type { CodeSigner } from '../sign/signer.ts';

/** A document ready to be shown, sealed and printed. */
export interface RenderedDocument {
  /** With an empty signature placeholder. Same input and signer, same bytes. */
  pdf: Uint8Array;
  pages: number;
  template: {
    id: string;
    version: number;
    /** Hex SHA-256 of the canonical template. */ hash: string;
  };
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
   * @throws GlyphMissingError when a character has no glyph in any font
   */
  render(input: IssueInput, identity: CodeSigner): Promise<RenderedDocument>;
}
