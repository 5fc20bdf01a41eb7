import { IppCodecError } from './error.ts';
import type { IppDateTime, IppValue } from './message.ts';
import { OctetReader } from './reader.ts';
import { valueTypeOf } from './tags.ts';

/** Text a person wrote may come in a wrong charset; one odd character must not cost us the printer. */
const lenientUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const strictUtf8 = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/**
 * Decodes one value that is not part of collection syntax.
 *
 * @param tag value tag
 * @param bytes exactly the octets of the value
 * @param offset of the value in the message, for error messages
 * @throws IppCodecError
 */
export function decodeValue(tag: number, bytes: Uint8Array, offset: number): IppValue {
  const type = valueTypeOf(tag);
  switch (type) {
    case 'integer':
    case 'enum':
      return { type, value: fixed(bytes, 4, type, offset).i32() };
    case 'boolean':
      return { type, value: decodeBoolean(fixed(bytes, 1, type, offset).u8(), offset) };
    case 'dateTime':
      return { type, value: decodeDateTime(fixed(bytes, 11, type, offset), offset) };
    case 'resolution': {
      const reader = fixed(bytes, 9, type, offset);
      return { type, value: { x: reader.i32(), y: reader.i32(), units: reader.u8() } };
    }
    case 'rangeOfInteger': {
      const reader = fixed(bytes, 8, type, offset);
      return { type, value: { lower: reader.i32(), upper: reader.i32() } };
    }
    case 'textWithLanguage':
    case 'nameWithLanguage':
      return { type, value: decodeWithLanguage(bytes, offset) };
    case 'textWithoutLanguage':
    case 'nameWithoutLanguage':
      return { type, value: lenientUtf8.decode(bytes) };
    case 'keyword':
    case 'uri':
    case 'uriScheme':
    case 'charset':
    case 'naturalLanguage':
    case 'mimeMediaType':
      return { type, value: decodeStrictText(bytes, offset) };
    case 'octetString':
      return { type, value: bytes.slice() };
    case 'unsupported':
    case 'default':
    case 'unknown':
    case 'no-value':
    case 'not-settable':
    case 'delete-attribute':
    case 'admin-define':
      break;
    case 'begCollection':
    case 'endCollection':
    case 'memberAttrName':
      throw new IppCodecError('bad-structure', `${type} outside a collection`, offset);
    case undefined:
      return { type: 'other', tag, value: bytes.slice() };
  }
  fixed(bytes, 0, type, offset);
  return { type };
}

/** Decodes the octets of a name or keyword. @throws IppCodecError when they are not UTF-8 */
export function decodeStrictText(bytes: Uint8Array, offset: number): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw new IppCodecError('bad-value', 'text is not UTF-8', offset);
  }
}

function fixed(bytes: Uint8Array, length: number, type: string, offset: number): OctetReader {
  if (bytes.byteLength !== length) {
    throw new IppCodecError('bad-length', `${type} of ${bytes.byteLength} octets`, offset);
  }
  return new OctetReader(bytes);
}

function decodeBoolean(octet: number, offset: number): boolean {
  if (octet > 1) throw new IppCodecError('bad-value', `boolean ${octet}`, offset);
  return octet === 1;
}

function decodeDateTime(reader: OctetReader, offset: number): IppDateTime {
  const year = reader.u16();
  const month = reader.u8();
  const day = reader.u8();
  const hour = reader.u8();
  const minute = reader.u8();
  const second = reader.u8();
  const deciSecond = reader.u8();
  const direction = String.fromCharCode(reader.u8());
  const utcHours = reader.u8();
  const utcMinutes = reader.u8();
  if (direction !== '+' && direction !== '-') {
    throw new IppCodecError('bad-value', 'dateTime direction from UTC', offset);
  }
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    deciSecond,
    utcDirection: direction,
    utcHours,
    utcMinutes,
  };
}

function decodeWithLanguage(bytes: Uint8Array, offset: number): { language: string; text: string } {
  const reader = new OctetReader(bytes);
  try {
    const language = decodeStrictText(reader.take(reader.length()), offset);
    const text = lenientUtf8.decode(reader.take(reader.length()));
    if (reader.offset === bytes.byteLength) return { language, text };
  } catch (error) {
    if (!(error instanceof IppCodecError) || error.code === 'bad-value') throw error;
  }
  throw new IppCodecError('bad-length', 'text with language', offset);
}
