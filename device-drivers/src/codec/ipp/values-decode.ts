import { IppCodecError } from './error.ts';
import type { IppDateTime, IppValue } from './message.ts';
import type { OctetReader } from './reader.ts';
import { valueTypeOf } from './tags.ts';

/**
 * Decodes one value that is not part of collection syntax.
 *
 * @param tag value tag
 * @param reader at the first octet of the value; left behind its last
 * @param length octets of the value
 * @throws IppCodecError
 */
export function decodeValue(tag: number, reader: OctetReader, length: number): IppValue {
  const type = valueTypeOf(tag);
  switch (type) {
    case 'integer':
    case 'enum':
      requireLength(type, length, 4, reader);
      return { type, value: reader.i32() };
    case 'boolean':
      requireLength(type, length, 1, reader);
      return { type, value: decodeBoolean(reader) };
    case 'dateTime':
      requireLength(type, length, 11, reader);
      return { type, value: decodeDateTime(reader) };
    case 'resolution':
      requireLength(type, length, 9, reader);
      return { type, value: { x: reader.i32(), y: reader.i32(), units: reader.u8() } };
    case 'rangeOfInteger':
      requireLength(type, length, 8, reader);
      return { type, value: { lower: reader.i32(), upper: reader.i32() } };
    case 'textWithLanguage':
    case 'nameWithLanguage':
      return { type, value: decodeWithLanguage(reader, length) };
    case 'textWithoutLanguage':
    case 'nameWithoutLanguage':
      return { type, value: reader.lenientText(length) };
    case 'keyword':
    case 'uri':
    case 'uriScheme':
    case 'charset':
    case 'naturalLanguage':
    case 'mimeMediaType':
      return { type, value: reader.strictText(length) };
    case 'octetString':
      return { type, value: reader.take(length) };
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
      throw new IppCodecError('bad-structure', `${type} outside a collection`, reader.offset);
    case undefined:
      return { type: 'other', tag, value: reader.take(length) };
  }
  requireLength(type, length, 0, reader);
  return { type };
}

function requireLength(type: string, length: number, wanted: number, reader: OctetReader): void {
  if (length === wanted) return;
  throw new IppCodecError('bad-length', `${type} of ${length} octets`, reader.offset);
}

function decodeBoolean(reader: OctetReader): boolean {
  const at = reader.offset;
  const octet = reader.u8();
  if (octet > 1) throw new IppCodecError('bad-value', `boolean ${octet}`, at);
  return octet === 1;
}

function decodeDateTime(reader: OctetReader): IppDateTime {
  const at = reader.offset;
  const date = { year: reader.u16(), month: reader.u8(), day: reader.u8() };
  const time = { hour: reader.u8(), minute: reader.u8(), second: reader.u8() };
  const deciSecond = reader.u8();
  const utcDirection = String.fromCharCode(reader.u8());
  if (utcDirection !== '+' && utcDirection !== '-') {
    throw new IppCodecError('bad-value', 'dateTime direction from UTC', at);
  }
  const utcHours = reader.u8();
  return { ...date, ...time, deciSecond, utcDirection, utcHours, utcMinutes: reader.u8() };
}

/** Two texts, each with its length, that fill the value exactly. */
function decodeWithLanguage(
  reader: OctetReader,
  length: number,
): { language: string; text: string } {
  const at = reader.offset;
  const field = (): number => {
    const octets = reader.length();
    if (reader.offset + octets <= at + length) return octets;
    throw new IppCodecError('bad-length', 'text with language', at);
  };
  const language = reader.strictText(field());
  const text = reader.lenientText(field());
  if (reader.offset !== at + length) {
    throw new IppCodecError('bad-length', 'text with language', at);
  }
  return { language, text };
}
