import { IppCodecError } from './error.ts';
import type { IppDateTime, IppValue } from './message.ts';
import { FIRST_VALUE_TAG, ValueTag, valueTypeOf } from './tags.ts';
import type { OctetWriter } from './writer.ts';

type SimpleValue = Exclude<IppValue, { type: 'collection' }>;

/** The tag of a value that is not a collection. @throws IppCodecError */
export function tagOf(value: SimpleValue): number {
  if (value.type !== 'other') return ValueTag[value.type];
  const { tag } = value;
  if (tag < FIRST_VALUE_TAG || tag > 0xff || valueTypeOf(tag) !== undefined) {
    throw new IppCodecError('bad-value', `tag ${tag} is not a foreign value tag`, -1);
  }
  return tag;
}

/** Writes the length and the octets of a value that is not a collection. @throws IppCodecError */
export function writeOctets(writer: OctetWriter, value: SimpleValue): void {
  switch (value.type) {
    case 'integer':
    case 'enum':
      writer.u16(4);
      writer.i32(value.value);
      break;
    case 'boolean':
      writer.u16(1);
      writer.u8(value.value ? 1 : 0);
      break;
    case 'dateTime':
      writer.u16(11);
      writeDateTime(writer, value.value);
      break;
    case 'resolution':
      writer.u16(9);
      writer.i32(value.value.x);
      writer.i32(value.value.y);
      writer.u8(value.value.units);
      break;
    case 'rangeOfInteger':
      writer.u16(8);
      writer.i32(value.value.lower);
      writer.i32(value.value.upper);
      break;
    case 'textWithLanguage':
    case 'nameWithLanguage':
      writer.field(() => {
        writer.text(value.value.language);
        writer.text(value.value.text);
      });
      break;
    case 'textWithoutLanguage':
    case 'nameWithoutLanguage':
    case 'keyword':
    case 'uri':
    case 'uriScheme':
    case 'charset':
    case 'naturalLanguage':
    case 'mimeMediaType':
      writer.text(value.value);
      break;
    case 'octetString':
    case 'other':
      writer.octets(value.value);
      break;
    case 'unsupported':
    case 'default':
    case 'unknown':
    case 'no-value':
    case 'not-settable':
    case 'delete-attribute':
    case 'admin-define':
      writer.u16(0);
      break;
  }
}

function writeDateTime(writer: OctetWriter, time: IppDateTime): void {
  writer.u16(time.year);
  for (const part of [time.month, time.day, time.hour, time.minute, time.second]) writer.u8(part);
  writer.u8(time.deciSecond);
  writer.u8(time.utcDirection.charCodeAt(0));
  writer.u8(time.utcHours);
  writer.u8(time.utcMinutes);
}
