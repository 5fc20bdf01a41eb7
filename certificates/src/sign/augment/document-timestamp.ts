import { hexText } from '../../code/hex.ts';
import { sha256 } from '../keys.ts';
import {
  CONTENTS_BYTES,
  fillContents,
  indexOfText,
  RANGE_DIGITS,
  signedBytes,
  type SignaturePlace,
} from '../placeholder.ts';
import { AugmentError, readRevision } from './revision.ts';
import { concat } from '../concat.ts';
import { text, writeUpdate } from './update.ts';

export const TIMESTAMP_LABEL = 'hallway-doc-time-stamp';

/** An update that is a document time stamp, and where in the whole file its token stands. */
export interface StampUpdate {
  update: Uint8Array<ArrayBuffer>;
  place: SignaturePlace;
}

/**
 * Adds a document time stamp (ETSI EN 319 142-1 §5.4.3) over everything before it, by incremental update: PAdES level
 * B-LTA. Again after years, with a younger key and hash, it keeps the file provable.
 *
 * @param stamp asks an authority for a token over a SHA-256
 * @throws AugmentError, and what `stamp` throws
 */
export async function appendDocumentTimestamp(
  pdf: Uint8Array,
  stamp: (digest: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { update, place } = await stampUpdate(pdf, new Uint8Array());
  const whole = concat([pdf, update]);
  const token = await stamp(await sha256(signedBytes(whole, place.range)));
  return fillContents(whole, place, token);
}

/** The update alone, with `token` in it, padded to its full room. @throws AugmentError */
export async function stampUpdate(pdf: Uint8Array, token: Uint8Array): Promise<StampUpdate> {
  if (token.length > CONTENTS_BYTES) throw new AugmentError(`a token of ${token.length} bytes`);
  const revision = readRevision(pdf);
  const value = revision.size;
  const field = value + 1;
  const contents = hexText(token).padEnd(CONTENTS_BYTES * 2, '0');
  const dictionary = (range: readonly number[]) => {
    const numbers = range.map((number) => String(number).padEnd(RANGE_DIGITS)).join(' ');
    return `<< /Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161 /ByteRange [ 0 ${numbers} ] /Contents <${contents}> >>`;
  };
  // Not to be seen, and on no page: the page stays as it was signed.
  const widget = `<< /Type /Annot /Subtype /Widget /FT /Sig /T (TimeStamp${value}) /V ${value} 0 R /Rect [ 0 0 0 0 ] /F 132 >>`;
  const write = (range: readonly number[]) =>
    writeUpdate(revision, TIMESTAMP_LABEL, [
      { number: revision.root, body: text(withField(revision.catalog, field)) },
      { number: value, body: text(dictionary(range)) },
      { number: field, body: text(widget) },
    ]);
  const draft = await write([0, 0, 0]);
  const start = pdf.length + indexOfText(draft, CONTENTS) + CONTENTS.length;
  const end = start + contents.length;
  const range = [0, start - 1, end + 1, pdf.length + draft.length - end - 1] as const;
  return { update: await write(range.slice(1)), place: { range, start, end } };
}

const CONTENTS = '/Contents <';

/** The interactive form lists the new field (ISO 32000-1 §12.7.2). */
function withField(catalog: string, field: number): string {
  const fields = /\/Fields \[([^\]]*)\]/;
  if (!fields.test(catalog)) throw new AugmentError('no form');
  return catalog.replace(fields, (_, list: string) => `/Fields [${list}${field} 0 R ]`);
}
