export type IppCodecErrorCode =
  /** The bytes end inside an element. A stream may still bring the rest. */
  | 'truncated'
  /** An element has a length its type cannot have. */
  | 'bad-length'
  /** A value is outside what its type allows. */
  | 'bad-value'
  /** Elements come in an order the grammar does not have. */
  | 'bad-structure'
  /** The message is larger or deeper than the limits. */
  | 'too-large';

/** The only error the IPP codec throws, whatever the bytes. */
export class IppCodecError extends Error {
  override readonly name = 'IppCodecError';
  readonly code: IppCodecErrorCode;
  /** Offset of the offending element in the message; -1 when encoding. */
  readonly offset: number;

  constructor(code: IppCodecErrorCode, message: string, offset: number) {
    super(offset < 0 ? message : `${message} at offset ${offset}`);
    this.code = code;
    this.offset = offset;
  }
}
