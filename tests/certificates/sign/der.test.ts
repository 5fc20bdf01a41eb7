import * as fc from 'fast-check';
import * as asn1js from 'asn1js';
import { describe, expect, it } from 'vitest';
import {
  contentOf,
  der,
  DerError,
  identifier,
  identifierOf,
  partsOf,
  readDer,
  TAG,
} from '../../../certificates/src/sign/der.ts';

const encoded = (block: asn1js.BaseBlock) => new Uint8Array(block.toBER());
const octets = (length: number) =>
  new asn1js.OctetString({ valueHex: new Uint8Array(length).fill(7).buffer });

describe('a value of DER', () => {
  it.each([0, 1, 127, 128, 255, 256, 65_535, 65_536])(
    'of %i bytes is read whole and written as it was',
    (length) => {
      const bytes = encoded(octets(length));
      const value = readDer(new Uint8Array([...bytes, 1, 2, 3]));
      expect(value.whole).toEqual(bytes);
      expect(contentOf(value, TAG.octetString)).toEqual(new Uint8Array(length).fill(7));
      expect(der(TAG.octetString, value.content)).toEqual(bytes);
    },
  );

  it('consists of its parts, in their order', () => {
    const bytes = encoded(new asn1js.Sequence({ value: [octets(3), octets(300), octets(0)] }));
    const parts = partsOf(readDer(bytes), TAG.sequence);
    expect(parts.map(({ content }) => content.length)).toEqual([3, 300, 0]);
  });

  it.each(['1.2.840.113549.1.7.2', '2.5.29.15', '2.16.840.1.101.3.4.2.1', '0.9.2342', '2.999.1'])(
    'names %s',
    (value) => {
      const bytes = encoded(new asn1js.ObjectIdentifier({ value }));
      expect(identifierOf(readDer(bytes))).toBe(value);
      expect(identifier(value)).toEqual(bytes);
    },
  );

  it.each([
    ['nothing', []],
    ['no length', [0x30]],
    ['a length without end', [0x30, 0x80, 0, 0]],
    ['a long length where a short one does', [0x04, 0x81, 1, 7]],
    ['a length with a leading zero', [0x04, 0x82, 0, 130, ...new Uint8Array(130)]],
    ['a length beyond its bytes', [0x04, 3, 1, 2]],
    ['a length beyond all numbers', [0x04, 0xff, ...new Uint8Array(127).fill(0xff)]],
    ['a tag in several octets', [0x3f, 0x81, 1, 0]],
  ])('is never %s', (_, bytes) => {
    expect(() => readDer(new Uint8Array(bytes))).toThrow(DerError);
  });

  it('of another kind is not taken', () => {
    const value = readDer(encoded(octets(2)));
    expect(() => contentOf(value, TAG.sequence)).toThrow(DerError);
    expect(() => identifierOf(value)).toThrow(DerError);
    expect(() => contentOf(undefined, TAG.octetString)).toThrow(DerError);
  });

  it('is told from any other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (random) => {
        const bytes = new Uint8Array([TAG.sequence, random.length, ...random]);
        try {
          const parts = partsOf(readDer(bytes), TAG.sequence);
          expect(parts.flatMap(({ whole }) => [...whole])).toEqual([...random]);
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      }),
    );
  });
});
