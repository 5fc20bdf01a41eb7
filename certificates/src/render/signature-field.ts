import {
  PDFHexString,
  PDFName,
  PDFString,
  type PDFContext,
  type PDFDict,
  type PDFRef,
} from 'pdf-lib';
import { CONTENTS_BYTES, RANGE_DIGITS } from '../sign/placeholder.ts';

/** Form filling, signing and validation data may follow; anything else breaks the seal (ISO 32000-1 §12.8.2.2). */
const DOC_MDP_LEVEL = 2;

const UNSET = 10 ** RANGE_DIGITS - 1;

/** The signature dictionary with its gap: PAdES (ETSI EN 319 142-1), time claimed in /M. */
export function signatureDictionary(
  context: PDFContext,
  details: { name: string; reason: string; location: string; date: string },
): PDFDict {
  return context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    Name: PDFHexString.fromText(details.name),
    Reason: PDFHexString.fromText(details.reason),
    Location: PDFHexString.fromText(details.location),
    M: PDFString.of(details.date),
    Reference: [
      {
        Type: 'SigRef',
        TransformMethod: 'DocMDP',
        TransformParams: { Type: 'TransformParams', P: DOC_MDP_LEVEL, V: PDFName.of('1.2') },
      },
    ],
    ByteRange: [0, UNSET, UNSET, UNSET],
    Contents: PDFHexString.of('0'.repeat(CONTENTS_BYTES * 2)),
  });
}

/** The visible face of the signature: a widget whose appearance is the seal. */
export function sealWidget(
  context: PDFContext,
  parts: {
    page: PDFRef;
    signature: PDFRef;
    appearance: PDFRef;
    rect: number[];
    description: string;
    structParent: number;
  },
): PDFDict {
  const printAndLocked = 4 | 128;
  return context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: PDFString.of('Seal'),
    TU: PDFHexString.fromText(parts.description),
    Contents: PDFHexString.fromText(parts.description),
    F: printAndLocked,
    P: parts.page,
    Rect: parts.rect,
    V: parts.signature,
    AP: { N: parts.appearance },
    StructParent: parts.structParent,
  });
}

/** Writes the true ByteRange over the placeholder numbers; the file keeps its length. */
export function fillByteRange(pdf: Uint8Array): void {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const unset = `/ByteRange [ 0 ${UNSET} ${UNSET} ${UNSET} ]`;
  const at = file.indexOf(unset, 0, 'latin1');
  const open = file.indexOf(`<${'0'.repeat(64)}`, 0, 'latin1');
  const close = open + CONTENTS_BYTES * 2 + 1;
  if (at < 0 || open < 0 || file[close] !== 0x3e) throw new RangeError('no signature placeholder');
  const numbers = [open, close + 1, file.length - close - 1];
  const filled = `/ByteRange [ 0 ${numbers.map((value) => String(value).padEnd(RANGE_DIGITS)).join(' ')} ]`;
  file.write(filled, at, 'latin1');
}
