/** A text that does not fit its place even at the smallest readable size. */
export class TextTooLongError extends Error {
  readonly code = 'TEXT_TOO_LONG';
  override name = 'TextTooLongError';
}
