import { hexText } from '../../code/hex.ts';
import { concat } from '../concat.ts';
import { sha256 } from '../keys.ts';
import type { Revision } from './revision.ts';

/** One object of an update: its number and everything between `obj` and `endobj`. */
export interface NewObject {
  number: number;
  body: Uint8Array;
}

export const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** A stream as it is, uncompressed. */
export function stream(content: Uint8Array): Uint8Array {
  return concat([text(`<< /Length ${content.length} >>\nstream\n`), content, text('\nendstream')]);
}

/**
 * An incremental update to follow a file. The same revision and objects give the same bytes, so that a verifier can
 * make an update again and compare.
 *
 * @param label first line of the update, a comment: what it is and what is needed to read it
 * @param objects the catalog first, then new ones, numbered from the revision's size without gaps
 */
export async function writeUpdate(
  revision: Revision,
  label: string,
  objects: readonly NewObject[],
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = [text(`\n%${label}\n`)];
  let at = revision.length + label.length + 3;
  const entries = objects.map(({ number, body }) => {
    const object = [text(`${number} 0 obj\n`), body, text('\nendobj\n')];
    parts.push(...object);
    const entry = `${String(at).padStart(10, '0')} 00000 n \n`;
    at += object.reduce((length, part) => length + part.length, 0);
    return entry;
  });
  const id = `<${revision.firstId}> <${await secondId(revision)}>`;
  const [catalog = '', ...rest] = entries;
  const table = `xref\n${revision.root} 1\n${catalog}${revision.size} ${rest.length}\n${rest.join('')}`;
  const refs = `/Root ${revision.root} 0 R /Info ${revision.info} /ID [ ${id} ]`;
  const size = revision.size + rest.length;
  const trailer = `trailer\n<< /Size ${size} ${refs} /Prev ${revision.startxref} >>\n`;
  return concat([...parts, text(`${table}${trailer}startxref\n${at}\n%%EOF`)]);
}

/** Changes with every update (ISO 32000-1 §14.4), and does not depend on a token that is still to come. */
async function secondId({ firstId, length }: Revision): Promise<string> {
  return hexText((await sha256(text(`${firstId} ${length}`))).subarray(0, 16));
}
