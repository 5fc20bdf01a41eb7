import type { Span } from '../template/bind.ts';

/** A text that does not fit its place even at the smallest readable size. Names fields, never what they hold. */
export class TextTooLongError extends Error {
  readonly code = 'TEXT_TOO_LONG';
  override name = 'TextTooLongError';
  /** Fields whose text stands in that place; none when the template's own words are too long. */
  readonly fields: string[];

  constructor(spans: readonly Span[]) {
    const fields = [...new Set(spans.flatMap(({ field }) => (field === null ? [] : [field])))];
    super(`does not fit its place: ${fields.join(', ') || 'words of the template'}`);
    this.fields = fields;
  }
}
