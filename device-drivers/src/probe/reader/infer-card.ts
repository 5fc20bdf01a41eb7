import { cardDecoder } from '../../codec/card/index.ts';
import type { CardWireFormat } from '../../codec/card/index.ts';

/** What stands around the text of a card. */
const EDGES = /\p{Cc}+/u;
/** A prefix is a word, never digits: those belong to the card. */
const PREFIX = /^[^0-9]{0,32}$/;
/** Octets in hex digits, from the three of a Wiegand-26 card to the ten of the longest uid (ISO/IEC 14443-3). */
const HEX = /^(?:[0-9A-F]{2}){3,10}$/i;
/** Numbers as they are printed on cards. */
const DECIMAL = /^[0-9]{5,20}$/;

/**
 * The formats in which a card reader may have sent these octets. Pure, never throws. Each one that is returned reads
 * every presentation, in full, as one card. Where several fit, which is meant cannot be seen from the octets: a uid of
 * ten digits may be decimal, or hex without a letter.
 *
 * @param presentations what came for each card that was shown; a reader may have sent it several times over
 */
export function inferCardFormats(presentations: readonly Uint8Array[]): CardWireFormat[] {
  const candidates = [...checkedCandidates(presentations), ...textCandidates(presentations)];
  const fitting = candidates.filter((format) => readsAll(format, presentations));
  return hasProvenChecksum(fitting, presentations)
    ? fitting.filter(({ type }) => type === 'rdm6300')
    : fitting;
}

function checkedCandidates(presentations: readonly Uint8Array[]): CardWireFormat[] {
  return presentations.length > 0 ? [{ type: 'rdm6300' }] : [];
}

/** A checksum that holds by accident does so for one frame of 256, for two different ones of 65 536. */
function hasProvenChecksum(
  fitting: readonly CardWireFormat[],
  presentations: readonly Uint8Array[],
): boolean {
  const isChecked = fitting.some(({ type }) => type === 'rdm6300');
  const uids = new Set(presentations.map((octets) => cardsIn({ type: 'rdm6300' }, octets)?.[0]));
  return isChecked && uids.size > 1;
}

/** By the texts alone; whether they stand in such a frame, the decoder says. */
function textCandidates(presentations: readonly Uint8Array[]): CardWireFormat[] {
  const texts = presentations.flatMap((octets) =>
    Buffer.from(octets).toString('latin1').split(EDGES).filter(Boolean),
  );
  const shapes = [...shapesOf(texts, 'hex', HEX), ...shapesOf(texts, 'decimal', DECIMAL)];
  const types = ['stx-etx', 'line'] as const;
  return types.flatMap((type) => shapes.map((shape) => ({ type, ...shape })));
}

/** Every way to cut all texts into one prefix and digits. */
function shapesOf(
  texts: readonly string[],
  alphabet: 'hex' | 'decimal',
  digits: RegExp,
): Pick<Extract<CardWireFormat, { type: 'line' }>, 'prefix' | 'uid'>[] {
  const [first = ''] = texts;
  const cuts = Array.from({ length: first.length }, (_, at) => first.slice(0, at));
  return cuts.flatMap((prefix) => {
    const fits =
      PREFIX.test(prefix) &&
      texts.every((text) => text.startsWith(prefix) && digits.test(text.slice(prefix.length)));
    if (!fits) return [];
    const lengths = [...new Set(texts.map((text) => text.length - prefix.length))];
    return [{ prefix, uid: { alphabet, lengths: lengths.toSorted((a, b) => a - b) } }];
  });
}

function readsAll(format: CardWireFormat, presentations: readonly Uint8Array[]): boolean {
  return presentations.every((octets) => {
    const cards = cardsIn(format, octets);
    return cards !== null && new Set(cards).size === 1;
  });
}

/** What a decoder of this format makes of one presentation; null when octets were left over. */
function cardsIn(format: CardWireFormat, octets: Uint8Array): string[] | null {
  const decoder = cardDecoder(format);
  const cards = decoder.push(octets);
  // CR LF ends a line once, and leaves an empty one.
  const isWhole = decoder.pending === 0 && (decoder.skipped === 0 || format.type === 'line');
  return isWhole ? cards : null;
}
