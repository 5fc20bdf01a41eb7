import { IppCodecError } from './error.ts';
import type { IppAttribute, IppMessage, IppValue } from './message.ts';
import { GroupTag, ValueTag } from './tags.ts';
import { tagOf, writeOctets } from './values-encode.ts';
import { OctetWriter } from './writer.ts';

/**
 * Encodes one IPP message up to and including the end-of-attributes tag (RFC 8010 §3).
 *
 * @throws IppCodecError when the message cannot be said in IPP: empty attribute, number out of range, text too long
 */
export function encodeIpp(message: IppMessage): Uint8Array {
  const writer = new OctetWriter();
  writer.u8(message.version.major);
  writer.u8(message.version.minor);
  writer.u16(message.code);
  writer.i32(message.requestId);
  for (const group of message.groups) {
    if (group.tag <= 0 || group.tag >= 0x10 || group.tag === GroupTag.end) {
      throw new IppCodecError('bad-structure', `group tag ${group.tag}`, -1);
    }
    writer.u8(group.tag);
    for (const attribute of group.attributes) writeAttribute(writer, attribute);
  }
  writer.u8(GroupTag.end);
  return writer.bytes();
}

function writeAttribute(writer: OctetWriter, attribute: IppAttribute): void {
  requireValues(attribute);
  let name = attribute.name;
  for (const value of attribute.values) {
    writeValue(writer, name, value);
    name = '';
  }
}

function writeValue(writer: OctetWriter, name: string, value: IppValue): void {
  if (value.type !== 'collection') {
    writer.u8(tagOf(value));
    writer.text(name);
    writeOctets(writer, value);
    return;
  }
  writer.u8(ValueTag.begCollection);
  writer.text(name);
  writer.u16(0);
  for (const member of value.value) {
    requireValues(member);
    writer.u8(ValueTag.memberAttrName);
    writer.u16(0);
    writer.text(member.name);
    for (const memberValue of member.values) writeValue(writer, '', memberValue);
  }
  writer.u8(ValueTag.endCollection);
  writer.u16(0);
  writer.u16(0);
}

function requireValues(attribute: IppAttribute): void {
  if (attribute.name === '' || attribute.values.length === 0) {
    throw new IppCodecError('bad-structure', `attribute "${attribute.name}" without a value`, -1);
  }
}
