import type { SealBlock } from '../layout/ops.ts';
import { CONTENTS_BYTES, indexOfText, RANGE_DIGITS } from '../sign/placeholder.ts';
import { hex, text, type Dict, type Ref } from './pdf/objects.ts';
import { corners } from './structure.ts';

/** Form filling, signing and validation data may follow; anything else breaks the seal (ISO 32000-1 §12.8.2.2). */
const DOC_MDP_LEVEL = 2;

/** Numbers as wide as the widest that may replace them. */
const UNSET = 10 ** RANGE_DIGITS - 1;
/** `>`, which ends a string of hex digits. */
const CLOSE = 0x3e;
const PLACEHOLDER = [0, UNSET, UNSET, UNSET];

/** The signature dictionary with its gap: PAdES (ETSI EN 319 142-1), time claimed in /M. */
export function signatureDictionary(details: {
  name: string;
  reason: string;
  location: string;
  date: string;
}): Dict {
  return {
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    Name: text(details.name),
    Reason: text(details.reason),
    Location: text(details.location),
    M: text(details.date),
    Reference: [
      {
        Type: 'SigRef',
        TransformMethod: 'DocMDP',
        TransformParams: { Type: 'TransformParams', P: DOC_MDP_LEVEL, V: '1.2' },
      },
    ],
    ByteRange: PLACEHOLDER,
    Contents: hex('0'.repeat(CONTENTS_BYTES * 2)),
  };
}

/** The visible face of the signature: a widget whose appearance is the seal. */
export function sealWidget(parts: {
  page: Ref | undefined;
  signature: Ref;
  appearance: Ref;
  seal: SealBlock;
  structParent: number;
}): Dict {
  const printAndLocked = 4 | 128;
  return {
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: text('Seal'),
    TU: text(parts.seal.alt),
    Contents: text(parts.seal.alt),
    F: printAndLocked,
    P: parts.page,
    Rect: corners(parts.seal.rect),
    V: parts.signature,
    AP: { N: parts.appearance },
    StructParent: parts.structParent,
  };
}

/** Writes the true ByteRange over the placeholder numbers; the file keeps its length. */
export function fillByteRange(pdf: Uint8Array): void {
  const unset = `/ByteRange [ ${PLACEHOLDER.join(' ')} ]`;
  const at = indexOfText(pdf, unset);
  const open = indexOfText(pdf, `<${'0'.repeat(64)}`, at);
  const close = open + CONTENTS_BYTES * 2 + 1;
  if (at < 0 || open < 0 || pdf[close] !== CLOSE) throw new RangeError('no signature placeholder');
  const numbers = [open, close + 1, pdf.length - close - 1];
  const filled = `/ByteRange [ 0 ${numbers.map((value) => String(value).padEnd(RANGE_DIGITS)).join(' ')} ]`;
  pdf.set(new TextEncoder().encode(filled), at);
}
