import { lineMatcher, stxEtxMatcher } from './card-text.ts';
import { FrameDecoder } from './frame-decoder.ts';
import type { FrameMatcher } from './frame-decoder.ts';
import { matchRdm6300 } from './rdm6300.ts';
import type { CardWireFormat } from './wire-format.ts';

export type { CardText, CardWireFormat, UidShape } from './wire-format.ts';
export { FrameDecoder } from './frame-decoder.ts';

/** A decoder whose frames are card uids: digits, upper case. */
export function cardDecoder(format: CardWireFormat): FrameDecoder<string> {
  return new FrameDecoder(matcherOf(format));
}

function matcherOf(format: CardWireFormat): FrameMatcher<string> {
  if (format.type === 'rdm6300') return matchRdm6300;
  return format.type === 'line' ? lineMatcher(format) : stxEtxMatcher(format);
}
