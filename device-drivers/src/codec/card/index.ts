import { lineMatcher, stxEtxMatcher } from './card-text.ts';
import type { CardText } from './card-text.ts';
import { FrameDecoder } from './frame-decoder.ts';
import type { FrameMatcher } from './frame-decoder.ts';
import { matchRdm6300 } from './rdm6300.ts';

export type { CardText, UidShape } from './card-text.ts';
export { FrameDecoder } from './frame-decoder.ts';

/** The wire format of a card reader: declared in the configuration, never detected. */
export type CardWireFormat =
  /** STX `prefix` uid ETX. */
  | ({ type: 'stx-etx' } & CardText)
  /** `prefix` uid, ended by CR, LF or CR LF. */
  | ({ type: 'line' } & CardText)
  /** RDM6300 and compatible 125 kHz readers: STX, 10 hex digits, 2 hex checksum, ETX. */
  | { type: 'rdm6300' };

/** A decoder whose frames are card uids: digits, upper case. */
export function cardDecoder(format: CardWireFormat): FrameDecoder<string> {
  return new FrameDecoder(matcherOf(format));
}

function matcherOf(format: CardWireFormat): FrameMatcher<string> {
  if (format.type === 'rdm6300') return matchRdm6300;
  return format.type === 'line' ? lineMatcher(format) : stxEtxMatcher(format);
}
