import * as fc from 'fast-check';
import { encode, Tagged } from 'cborg';
import { beforeAll, describe, expect, it } from 'vitest';
import { signStatusList, verifyPdf, verifyQr, type TrustStore } from '@hallway/certificates/verify';
import { fromBase32, toBase32 } from '../../../certificates/src/code/base32.ts';
import { CodeFormatError, decodeCbor } from '../../../certificates/src/code/cbor.ts';
import { readOfflineCode } from '../../../certificates/src/code/offline-code.ts';
import { readStatement } from '../../../certificates/src/verify/jws.ts';
import { readStatusList } from '../../../certificates/src/verify/status-list.ts';
import { atEachLevel, levels } from '../sign/levels.ts';
import { startOwnTsa } from '../sign/own-tsa.ts';
import { createFixture, issue, sharedEngine, type Fixture } from '../support.ts';

/** A short, always equal run; `HALLWAY_LONG` makes it long and new each time. */
const long = process.env['HALLWAY_LONG'] !== undefined;
const runs = (numRuns: number) => (long ? { numRuns: numRuns * 200 } : { numRuns, seed: 4 });
const patience = { timeout: long ? 30 * 60_000 : 30_000 };
const now = new Date('2026-12-01T00:00:00Z');

let fixture: Fixture;
let qr: string;
let trust: TrustStore & { status: string };
beforeAll(async () => {
  fixture = await createFixture();
  ({ qr } = await (await sharedEngine()).render(issue('D01'), fixture.signer));
  const status = await signStatusList(
    {
      id: 'https://verify.lju.example/api/verify/status',
      issuer: 'https://lju.example',
      validFrom: '2026-11-30T23:55:00.000Z',
      validUntil: '2026-12-02T00:00:00.000Z',
      ttl: 60_000,
      length: 131_072,
      revoked: [],
    },
    fixture.authority.statements,
  );
  trust = { ...fixture.trust, status };
});

/** One or more places of a text or of bytes changed, cut or doubled. */
function mutated(original: Uint8Array): fc.Arbitrary<Uint8Array> {
  const edit = fc.record({
    at: fc.nat(original.length - 1),
    how: fc.constantFrom('set', 'cut', 'insert', 'repeat'),
    byte: fc.nat(255),
    count: fc.integer({ min: 1, max: 40 }),
  });
  return fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) => {
    let bytes = Array.from(original);
    for (const { at, how, byte, count } of edits) {
      if (how === 'set') bytes[at % bytes.length] = byte;
      if (how === 'cut') bytes = [...bytes.slice(0, at), ...bytes.slice(at + count)];
      if (how === 'insert') bytes.splice(at, 0, byte);
      if (how === 'repeat') bytes.splice(at, 0, ...bytes.slice(at, at + count));
      if (bytes.length === 0) bytes = [byte];
    }
    return Uint8Array.from(bytes);
  });
}

const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const bytesOf = (value: string) => new TextEncoder().encode(value);

describe('whatever comes in place of', () => {
  it('a code gets a verdict, and is genuine only when nothing was changed', patience, async () => {
    const original = qr.slice(qr.indexOf('#') + 1);
    await fc.assert(
      fc.asyncProperty(mutated(bytesOf(original)).map(text), async (code) => {
        const { ok } = await verifyQr(code, trust, now);
        const same =
          code
            .slice(code.indexOf('#') + 1)
            .trim()
            .toUpperCase() === original;
        expect(ok).toBe(same);
      }),
      runs(150),
    );
  });

  it(
    'a sealed PDF of each level gets a verdict, and vouches for nothing it did not say',
    patience,
    async () => {
      await using tsa = await startOwnTsa(fixture.authority);
      const { pdf } = await (await sharedEngine()).render(issue('D01'), fixture.signer);
      const files = await atEachLevel(pdf, fixture, tsa.url);
      const { claims: said } = await verifyPdf(files['B-B'], trust, now);
      const level = fc.constantFrom(...levels);
      await fc.assert(
        fc.asyncProperty(
          level.chain((one) => mutated(files[one])),
          async (changed) => {
            const { ok, claims } = await verifyPdf(changed, trust, now);
            if (ok) expect(claims).toEqual(said);
          },
        ),
        runs(40),
      );
    },
  );

  it('a COSE message is refused by one kind of error', patience, () => {
    const original = fromBase32(qr.slice(qr.indexOf('#') + 1));
    if (!original) throw new Error('not Base32');
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer(),
      fc.string(),
      fc.constant(null),
    );
    const messages = fc.oneof(
      mutated(original),
      fc.array(part, { maxLength: 6 }).map((parts) => encode(new Tagged(18, parts))),
      fc.uint8Array({ maxLength: 400 }),
    );
    fc.assert(
      fc.property(messages, (message) => {
        try {
          readOfflineCode(toBase32(message));
        } catch (error) {
          expect(error).toBeInstanceOf(CodeFormatError);
        }
      }),
      runs(400),
    );
  });

  it('CBOR is refused by one kind of error, however deep or long it says to be', patience, () => {
    const deep = Uint8Array.from({ length: 100_000 }, () => 0x81);
    const huge = Uint8Array.from([0x9b, 0x7f, 255, 255, 255, 255, 255, 255, 255]);
    const wide = Uint8Array.from([0x5a, 0x7f, 255, 255, 255, 1]);
    for (const bytes of [deep, huge, wide])
      expect(() => decodeCbor(bytes)).toThrow(CodeFormatError);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          decodeCbor(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(CodeFormatError);
        }
      }),
      runs(1000),
    );
  });

  it('Base32 is null, or comes back the same', patience, () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.uint8Array({ maxLength: 200 }),
        (any, bytes) => {
          const read = fromBase32(any);
          if (read) expect(toBase32(read)).toBe(any);
          expect(fromBase32(toBase32(bytes))).toEqual(bytes);
        },
      ),
      runs(500),
    );
  });

  it('a status list is null unless it is the very one', patience, async () => {
    await fc.assert(
      fc.asyncProperty(mutated(bytesOf(trust.status)).map(text), async (list) => {
        if (list === trust.status) return;
        const known = await readStatusList(list, trust, now);
        // Unused bits of the last character of each part may be spelt in several ways.
        if (known) expect(known.bits.every((byte) => byte === 0)).toBe(true);
      }),
      runs(60),
    );
  });

  it('a bundle never throws and never makes a paper genuine', patience, async () => {
    const junk = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<never>;
    const { keys } = trust;
    /** Without a root or its authorities, nothing that they sign is believed either. */
    const unrooted = fc.oneof(
      junk.map((value) => ({ ...trust, keys: value })),
      junk.map((issuers) => ({ ...trust, keys: { ...keys, issuers } })),
      junk.map((rootPem) => ({ ...trust, rootPem })),
    );
    const unlisted = fc.oneof(
      junk.map((entries) => ({ ...trust, keys: { ...keys, entries } })),
      junk.map((signature) => ({ ...trust, keys: { ...keys, signature } })),
    );
    await fc.assert(
      fc.asyncProperty(unrooted, unlisted, junk, async (one, other, status) => {
        expect((await verifyQr(qr, one, now)).ok).toBe(false);
        expect((await verifyQr(qr, other, now)).ok).toBe(false);
        expect(await readStatement(trust.status, 'vc+jwt', one, now)).toBeNull();
        const { open } = await verifyQr(qr, { ...trust, status, kinds: status }, now);
        expect(open).toMatchObject([{ gap: 'not-genuine' }]);
      }),
      runs(40),
    );
  });

  it('anything at all costs no memory that stays', { ...patience, skip: !long }, async () => {
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 20_000; i++) {
      await verifyQr(`${qr.slice(0, -(i % 300) - 1)}A`, trust, now);
      await verifyPdf(bytesOf(`%PDF-1.7 /ByteRange [0 ${i} ${i * 7} 9]`), trust, now);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
  });
});
