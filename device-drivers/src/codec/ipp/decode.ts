import { IppCodecError } from './error.ts';
import { defaultLimits } from './limits.ts';
import type { IppLimits } from './limits.ts';
import type { IppAttribute, IppGroup, IppMessage, IppValue } from './message.ts';
import { OctetReader } from './reader.ts';
import { FIRST_VALUE_TAG, GroupTag, ValueTag } from './tags.ts';
import { decodeValue } from './values-decode.ts';

export interface DecodedIpp {
  message: IppMessage;
  /** Offset of the first octet after the end-of-attributes tag: the document data, when there is any. */
  dataOffset: number;
}

/**
 * Decodes one IPP message (RFC 8010 §3).
 *
 * @param bytes the message, followed by document data or nothing
 * @throws IppCodecError for anything else; `truncated` when the bytes end too early
 */
export function decodeIpp(bytes: Uint8Array, limits: IppLimits = defaultLimits): DecodedIpp {
  return new Decoder(bytes, limits).decode();
}

class Decoder {
  readonly #reader: OctetReader;
  readonly #limits: IppLimits;
  #values = 0;

  constructor(bytes: Uint8Array, limits: IppLimits) {
    this.#reader = new OctetReader(bytes);
    this.#limits = limits;
  }

  decode(): DecodedIpp {
    const reader = this.#reader;
    const version = { major: reader.u8(), minor: reader.u8() };
    const code = reader.u16();
    const requestId = reader.i32();
    const groups: IppGroup[] = [];
    for (;;) {
      const at = reader.offset;
      const tag = reader.u8();
      if (tag === GroupTag.end) break;
      if (tag < FIRST_VALUE_TAG) {
        if (tag === 0) throw new IppCodecError('bad-structure', 'delimiter 0 is reserved', at);
        groups.push({ tag, attributes: [] });
      } else {
        this.#element(groups.at(-1), tag, at);
      }
      if (reader.offset > this.#limits.maxBytes) {
        throw new IppCodecError('too-large', `more than ${this.#limits.maxBytes} octets`, at);
      }
    }
    return { message: { version, code, requestId, groups }, dataOffset: reader.offset };
  }

  /** One attribute-with-one-value or additional-value (RFC 8010 §3.1.4, §3.1.5), its tag already read. */
  #element(group: IppGroup | undefined, tag: number, at: number): void {
    if (group === undefined) {
      throw new IppCodecError('bad-structure', 'attribute before any group', at);
    }
    const name = this.#reader.strictText(this.#reader.length());
    const value = this.#value(tag, 0);
    if (name !== '') {
      group.attributes.push({ name, values: [value] });
      return;
    }
    const attribute = group.attributes.at(-1);
    if (attribute === undefined) {
      throw new IppCodecError('bad-structure', 'additional value without an attribute', at);
    }
    attribute.values.push(value);
  }

  #value(tag: number, depth: number): IppValue {
    const reader = this.#reader;
    const at = reader.offset;
    this.#count(at);
    const length = reader.length();
    if (tag !== ValueTag.begCollection) return decodeValue(tag, reader, length);
    if (length !== 0) {
      throw new IppCodecError('bad-length', 'begCollection with a value', at);
    }
    if (depth >= this.#limits.maxDepth) {
      throw new IppCodecError('too-large', 'collections too deep', at);
    }
    return { type: 'collection', value: this.#members(depth + 1) };
  }

  /** Member attributes up to endCollection (RFC 8010 §3.1.6). Every element in here has an empty name. */
  #members(depth: number): IppAttribute[] {
    const reader = this.#reader;
    const members: IppAttribute[] = [];
    for (;;) {
      const at = reader.offset;
      const tag = reader.u8();
      if (tag < FIRST_VALUE_TAG) {
        throw new IppCodecError('bad-structure', 'group begins inside a collection', at);
      }
      if (reader.length() !== 0) {
        throw new IppCodecError('bad-structure', 'named attribute inside a collection', at);
      }
      const last = members.at(-1);
      if (tag === ValueTag.endCollection || tag === ValueTag.memberAttrName) {
        if (last !== undefined && last.values.length === 0) {
          throw new IppCodecError('bad-structure', 'member without a value', at);
        }
        const length = reader.length();
        if (tag === ValueTag.endCollection) {
          if (length === 0) return members;
          throw new IppCodecError('bad-length', 'endCollection with a value', at);
        }
        if (length === 0) throw new IppCodecError('bad-length', 'member without a name', at);
        this.#count(at);
        members.push({ name: reader.strictText(length), values: [] });
      } else if (last === undefined) {
        throw new IppCodecError('bad-structure', 'member value before its name', at);
      } else {
        last.values.push(this.#value(tag, depth));
      }
    }
  }

  #count(at: number): void {
    this.#values += 1;
    if (this.#values <= this.#limits.maxValues) return;
    throw new IppCodecError('too-large', `more than ${this.#limits.maxValues} values`, at);
  }
}
