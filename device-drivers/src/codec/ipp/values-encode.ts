import { IppCodecError } from './error.ts';
import type { IppDateTime, IppValue } from './message.ts';
import { FIRST_VALUE_TAG, ValueTag, valueTypeOf } from './tags.ts';
import { OctetWriter } from './writer.ts';

const utf8 = new TextEncoder();
const nothing = new Uint8Array(0);

/** Encodes one value that is not a collection. @throws IppCodecError */
export function encodeValue(value: Exclude<IppValue, { type: 'collection' }>): {
  tag: number;
  bytes: Uint8Array;
} {
  if (value.type === 'other') {
    if (value.tag < FIRST_VALUE_TAG || value.tag > 0xff || valueTypeOf(value.tag) !== undefined) {
      throw new IppCodecError('bad-value', `tag ${value.tag} is not a foreign value tag`, -1);
    }
    return { tag: value.tag, bytes: value.value };
  }
  return { tag: ValueTag[value.type], bytes: valueBytes(value) };
}

function valueBytes(value: Exclude<IppValue, { type: 'collection' | 'other' }>): Uint8Array {
  switch (value.type) {
    case 'integer':
    case 'enum':
      return written((writer) => writer.i32(value.value));
    case 'boolean':
      return Uint8Array.of(value.value ? 1 : 0);
    case 'dateTime':
      return written((writer) => writeDateTime(writer, value.value));
    case 'resolution':
      return written((writer) => {
        writer.i32(value.value.x);
        writer.i32(value.value.y);
        writer.u8(value.value.units);
      });
    case 'rangeOfInteger':
      return written((writer) => {
        writer.i32(value.value.lower);
        writer.i32(value.value.upper);
      });
    case 'textWithLanguage':
    case 'nameWithLanguage':
      return written((writer) => {
        writer.text(value.value.language);
        writer.text(value.value.text);
      });
    case 'textWithoutLanguage':
    case 'nameWithoutLanguage':
    case 'keyword':
    case 'uri':
    case 'uriScheme':
    case 'charset':
    case 'naturalLanguage':
    case 'mimeMediaType':
      return utf8.encode(value.value);
    case 'octetString':
      return value.value;
    case 'unsupported':
    case 'default':
    case 'unknown':
    case 'no-value':
    case 'not-settable':
    case 'delete-attribute':
    case 'admin-define':
      break;
  }
  return nothing;
}

function written(write: (writer: OctetWriter) => void): Uint8Array {
  const writer = new OctetWriter();
  write(writer);
  return writer.bytes();
}

function writeDateTime(writer: OctetWriter, time: IppDateTime): void {
  writer.u16(time.year);
  for (const part of [time.month, time.day, time.hour, time.minute, time.second]) writer.u8(part);
  writer.u8(time.deciSecond);
  writer.u8(time.utcDirection.charCodeAt(0));
  writer.u8(time.utcHours);
  writer.u8(time.utcMinutes);
}
