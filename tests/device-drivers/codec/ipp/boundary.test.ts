import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeIpp,
  encodeIpp,
  IppBoundary,
  IppCodecError,
} from '../../../../device-drivers/src/codec/ipp/index.ts';
import { ippMessage } from '../../support/ipp-messages.ts';
import { concat, hex, latin1 } from '../../support/octets.ts';
import { seededRandom, split } from '../../support/random.ts';

describe('IppBoundary', () => {
  it('cuts attributes from data wherever the chunks were cut', () => {
    fc.assert(
      fc.property(ippMessage, fc.integer(), (message, seed) => {
        const attributes = encodeIpp(message);
        const data = latin1('%PDF-1.7 \u0003 and more');
        const boundary = new IppBoundary();
        const chunks = split(concat(attributes, data), seededRandom(seed));
        let received = 0;
        for (const chunk of chunks) {
          received += chunk.length;
          const found = boundary.push(chunk);
          expect(found !== null).toBe(received >= attributes.length);
          if (found === null) continue;
          expect(found.attributes).toEqual(attributes);
          expect(found.data).toEqual(data.subarray(0, received - attributes.length));
          expect(decodeIpp(found.attributes).message).toEqual(message);
          return;
        }
      }),
      { numRuns: 120 },
    );
  });

  it('gives up on attributes that never end', () => {
    const boundary = new IppBoundary(10_000);
    const value = concat(hex('30 0001 61 0400'), new Uint8Array(1024));
    boundary.push(hex('0101 0002 00000001 01'));
    expect(() => {
      for (let at = 0; at < 20; at++) boundary.push(value);
    }).toThrow(IppCodecError);
  });

  it('gives up on a length that cannot be', () => {
    const boundary = new IppBoundary();
    expect(() => boundary.push(hex('0101 0002 00000001 01 21 FFFF'))).toThrow(IppCodecError);
  });
});
