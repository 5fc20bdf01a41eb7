import { FontFormatError, tableReader } from './sfnt.ts';

/** What a font says of itself. */
export interface FontIdentity {
  /** PostScript name (name ID 6). */
  name: string;
  /** OS/2 usWeightClass: 400 regular, 700 bold. */
  weight: number;
}

const POSTSCRIPT_NAME = 6;
const WINDOWS = 3;
/** OS/2 fsType: restricted licence, no subsetting, bitmaps only (OpenType 1.9 §"OS/2"). */
const NOT_EMBEDDABLE = 0x0002 | 0x0100 | 0x0200;

/**
 * Reads the identity of a font whose subsets documents will carry.
 *
 * @throws FontFormatError also when its maker does not permit that
 */
export function readIdentity(bytes: Uint8Array): FontIdentity {
  const table = tableReader(bytes);
  const os2 = table('OS/2');
  if ((os2.getUint16(8) & NOT_EMBEDDABLE) !== 0) {
    throw new FontFormatError('the permissions of the font forbid subsets in documents');
  }
  return { name: postScriptName(table('name')), weight: os2.getUint16(4) };
}

function postScriptName(names: DataView): string {
  const storage = names.getUint16(4);
  for (let i = 0; i < names.getUint16(2); i++) {
    const record = 6 + i * 12;
    const id = names.getUint16(record + 6);
    if (names.getUint16(record) !== WINDOWS || id !== POSTSCRIPT_NAME) continue;
    const at = storage + names.getUint16(record + 10);
    const units = Array.from({ length: names.getUint16(record + 8) / 2 }, (_, k) =>
      names.getUint16(at + k * 2),
    );
    // The specification allows more; these need no escapes in a PDF name.
    return String.fromCharCode(...units).replace(/[^A-Za-z0-9-]/g, '');
  }
  throw new FontFormatError('no PostScript name');
}
