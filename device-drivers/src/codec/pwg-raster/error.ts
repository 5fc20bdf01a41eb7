export type PwgRasterErrorCode =
  /** The octets end inside a page. */
  | 'truncated'
  /** The file or a page does not begin as the standard says, or its measures contradict each other. */
  | 'bad-header'
  /** A line is longer than its page is wide, or a page has more lines than it is high. */
  | 'bad-line';

/** The only error the PWG raster codec throws, whatever the octets. */
export class PwgRasterError extends Error {
  override readonly name = 'PwgRasterError';
  readonly code: PwgRasterErrorCode;
  /** Octets from the start of the file. */
  readonly offset: number;

  constructor(code: PwgRasterErrorCode, message: string, offset: number) {
    super(`${message} at offset ${offset}`);
    this.code = code;
    this.offset = offset;
  }
}
