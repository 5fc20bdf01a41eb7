import { sameBytes } from '../../verify/same-bytes.ts';
import {
  findSignature,
  hexSpan,
  indexOfText,
  latin1,
  rangesIn,
  type SignaturePlace,
} from '../placeholder.ts';
import { DSS_LABEL, dssUpdate, type ValidationMaterial } from './dss.ts';
import { stampUpdate, TIMESTAMP_LABEL } from './document-timestamp.ts';

/** What was added to a file after it was signed. */
export type Augmentation =
  | { kind: 'dss'; material: ValidationMaterial }
  | { kind: 'time-stamp'; token: Uint8Array<ArrayBuffer>; place: SignaturePlace };

/** A file taken apart: what the seal covers, and what we added to it since. */
export interface AugmentedFile {
  /** The seal's own place. */
  place: SignaturePlace;
  /** In their order; null when anything but our own follows the signed bytes, or some of those are missing. */
  augmentations: Augmentation[] | null;
}

/** More than a stamp a year for as long as anyone asks; a file with more is not read. */
const MAX_AUGMENTATIONS = 120;

const LABEL = new RegExp(
  `^\\n%(?:(${DSS_LABEL}) ([\\d,]{0,200}) ([\\d,]{0,200})|(${TIMESTAMP_LABEL}))\\n`,
);

/**
 * Takes a file apart. What follows the signed bytes is believed only when making it again from its own contents gives
 * the same bytes: validation data and document time stamps as we write them, nothing else. So no update can replace a
 * page, a field or the catalog in any other way.
 *
 * @throws SignaturePlaceError when there is not exactly one seal
 */
export async function readAugmentedFile(pdf: Uint8Array): Promise<AugmentedFile> {
  const signedLength = sealedLength(pdf);
  const place = findSignature(pdf.subarray(0, signedLength));
  return { place, augmentations: await readUpdates(pdf, signedLength, place) };
}

/** How far the first signature reaches; to the end when there is none. */
function sealedLength(pdf: Uint8Array): number {
  for (const match of rangesIn(pdf)) {
    const [a = 0, , c = 0, d = 0] = match.slice(1).map(Number);
    if (a === 0) return c + d || pdf.length;
  }
  return pdf.length;
}

async function readUpdates(
  pdf: Uint8Array,
  signedLength: number,
  seal: SignaturePlace,
): Promise<Augmentation[] | null> {
  const augmentations: Augmentation[] = [];
  let length = signedLength;
  while (length < pdf.length) {
    if (augmentations.length === MAX_AUGMENTATIONS) return null;
    const found = await readUpdate(pdf, length, seal);
    if (!found) return null;
    augmentations.push(found.augmentation);
    length = found.end;
  }
  return length === pdf.length ? augmentations : null;
}

async function readUpdate(
  pdf: Uint8Array,
  at: number,
  seal: SignaturePlace,
): Promise<{ augmentation: Augmentation; end: number } | null> {
  const label = LABEL.exec(latin1(pdf.subarray(at, at + 512)));
  if (!label) return null;
  const before = pdf.subarray(0, at);
  try {
    if (label[1] === undefined) return await readTimestamp(pdf, before);
    const [certificates, crls] = [lengths(label[2]), lengths(label[3])];
    return await readDss(pdf, before, seal, certificates, crls);
  } catch {
    return null;
  }
}

function lengths(list = ''): number[] {
  return list === '' ? [] : list.split(',').map(Number);
}

async function readDss(
  pdf: Uint8Array,
  before: Uint8Array,
  seal: SignaturePlace,
  certificates: readonly number[],
  crls: readonly number[],
) {
  let cursor = before.length;
  const blob = (length: number): Uint8Array => {
    const begin = `<< /Length ${length} >>\nstream\n`;
    const found = indexOfText(pdf, begin, cursor);
    if (found < 0) throw new RangeError('no such stream');
    cursor = found + begin.length + length;
    return pdf.slice(cursor - length, cursor);
  };
  const material = { certificates: certificates.map(blob), crls: crls.map(blob) };
  const again = await dssUpdate(before, seal, material);
  return found({ kind: 'dss', material }, pdf, before, again);
}

async function readTimestamp(pdf: Uint8Array, before: Uint8Array) {
  const { place } = await stampUpdate(before, new Uint8Array());
  const token = hexSpan(pdf, place);
  const again = await stampUpdate(before, token);
  return found({ kind: 'time-stamp', token, place }, pdf, before, again.update);
}

/** The augmentation, if the file goes on with the very update that it makes. */
function found(
  augmentation: Augmentation,
  pdf: Uint8Array,
  before: Uint8Array,
  again: Uint8Array,
): { augmentation: Augmentation; end: number } | null {
  const end = before.length + again.length;
  return sameBytes(pdf.subarray(before.length, end), again) ? { augmentation, end } : null;
}
