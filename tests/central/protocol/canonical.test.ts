import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, partitionsOf, partitionSchema, proofText } from '@hallway/protocol';

describe('canonical JSON', () => {
  it('is the same after the wire and in any order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalJson({ b: 1, a: { d: [{ f: 1, e: 2 }], c: undefined } })).toBe(
      '{"a":{"d":[{"e":2,"f":1}]},"b":1}',
    );
  });

  it('keeps a member that objects are born with', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":{"x":1},"a":1}'))).toBe(
      '{"__proto__":{"x":1},"a":1}',
    );
  });
});

describe('partitions', () => {
  it('of a kiosk are valid names and its own', () => {
    const parts = partitionsOf({ kioskId: 'K01', campus: 'tinglan' });
    for (const part of parts) expect(partitionSchema.safeParse(part).success).toBe(true);
    expect(parts).toContain('k:K01');
    expect(parts).toContain('people:tinglan');
  });
});

describe('the text of a proof', () => {
  it('names protocol, origin, nonce and timeline, each on its line', () => {
    expect(proofText('https://hall.example', 'n', 't')).toBe(
      'campus-sync/1\nhttps://hall.example\nn\nt',
    );
  });
});
