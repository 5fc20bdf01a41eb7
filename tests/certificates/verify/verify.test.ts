import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthority, keyEntry, signPdf } from '@hallway/certificates';
import { verifyPdf, verifyQr, type TrustStore, type Verdict } from '@hallway/certificates/verify';
import {
  createFixture,
  createSeal,
  issue,
  issuedAt,
  sharedEngine,
  type Fixture,
} from '../support.ts';

const now = new Date('2026-12-01T00:00:00Z');

let fixture: Fixture;
let qr: string;
let pdf: Uint8Array;
let unsigned: Uint8Array;

beforeAll(async () => {
  fixture = await createFixture();
  const rendered = await (await sharedEngine()).render(issue('D01'), fixture.signer);
  qr = rendered.qr;
  unsigned = rendered.pdf;
  pdf = await signPdf(unsigned, fixture.signer, issuedAt);
});

function failed(verdict: Verdict): string[] {
  expect(verdict.ok).toBe(verdict.checks.every((check) => check.ok));
  for (const { detail } of verdict.checks) {
    expect(detail.zh).not.toBe('');
    expect(detail.en).not.toBe('');
  }
  return verdict.checks.filter((check) => !check.ok).map((check) => check.name);
}

async function trustWith(invalidAfter: Date | null): Promise<TrustStore> {
  const entry = await keyEntry(fixture.certificatePem, invalidAfter);
  const keys = await fixture.authority.signKeyList([entry], issuedAt);
  return { rootPem: fixture.authority.rootPem, keys };
}

describe('verifying a code', () => {
  it('accepts it, with every printed statement', async () => {
    const verdict = await verifyQr(qr, fixture.trust, now);
    expect(failed(verdict)).toEqual([]);
    expect(verdict.claims).toMatchObject({
      serial: 'LJU-D01-2026-K01-000123',
      name: '林晓',
      nameEn: 'LIN Xiao',
      noLast4: '0101',
      statements: [
        { field: 'subject.college', value: '计算机与人工智能学院' },
        { field: 'subject.major', value: '软件工程' },
        { field: 'subject.level', value: 'undergraduate' },
        { field: 'subject.status', value: 'enrolled' },
        { field: 'subject.enrolledOn', value: '2024-09' },
        { field: 'subject.graduatesOn', value: '2028-06' },
        { field: 'term.registered', value: '2026-autumn' },
        { field: 'purpose.name', value: 'visa' },
      ],
      validUntil: '2027-02-20',
    });
  });

  it('accepts the part after # alone, in any case', async () => {
    const payload = qr.slice(qr.indexOf('#') + 1).toLowerCase();
    expect(failed(await verifyQr(payload, fixture.trust, now))).toEqual([]);
  });

  it('is valid through its last day on campus and not after', async () => {
    const last = new Date('2027-02-20T15:59:59Z');
    const next = new Date('2027-02-20T16:00:00Z');
    expect(failed(await verifyQr(qr, fixture.trust, last))).toEqual([]);
    expect(failed(await verifyQr(qr, fixture.trust, next))).toEqual(['not-expired']);
  });

  it('tells a forged signature, and shows none of its claims', async () => {
    const at = qr.length - 20;
    const other = qr.charAt(at) === 'A' ? 'B' : 'A';
    const verdict = await verifyQr(qr.slice(0, at) + other + qr.slice(at + 1), fixture.trust, now);
    expect(failed(verdict)).toEqual(['code-signature']);
    expect(verdict.claims).toBeUndefined();
  });

  it('tells a key nobody knows', async () => {
    const { signer } = await createSeal(fixture.authority, 'K02');
    const other = await (await sharedEngine()).render(issue('D01'), signer);
    expect(failed(await verifyQr(other.qr, fixture.trust, now))).toEqual(['key-known']);
  });

  it('counts papers of a lost kiosk only from before the loss', async () => {
    const before = await trustWith(new Date('2026-11-22T03:00:00Z'));
    const after = await trustWith(new Date('2026-11-22T04:00:00Z'));
    expect(failed(await verifyQr(qr, before, now))).toEqual(['key-valid']);
    expect(failed(await verifyQr(qr, after, now))).toEqual([]);
  });

  it('takes no key list that the root did not sign', async () => {
    const [entry] = fixture.trust.keys.entries;
    const keys = { ...fixture.trust.keys, entries: entry ? [{ ...entry, notAfter: '2099' }] : [] };
    const verdict = await verifyQr(qr, { ...fixture.trust, keys }, now);
    expect(failed(verdict)).toEqual(['key-list']);
  });

  it('takes no seal of another authority, even when it is listed', async () => {
    const stranger = await createAuthority({
      organisation: { zh: '别处', en: 'Elsewhere' },
      notBefore: new Date('2026-01-01T00:00:00Z'),
    });
    const { signer, certificatePem } = await createSeal(stranger, 'K01');
    const forged = await (await sharedEngine()).render(issue('D01'), signer);
    const keys = await fixture.authority.signKeyList([await keyEntry(certificatePem)], issuedAt);
    expect(failed(await verifyQr(forged.qr, { ...fixture.trust, keys }, now))).toEqual([
      'key-trusted',
    ]);
  });

  it('gives every text a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 700 }), async (text) => {
        expect(failed(await verifyQr(text, fixture.trust, now))).toEqual(['code-format']);
      }),
    );
  });

  it('accepts no second spelling of the parts that the signature does not cover', async () => {
    // Tag, array and both headers stand in the first 32 characters.
    const start = qr.indexOf('#') + 1;
    for (let at = start; at < start + 32; at++) {
      for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567') {
        if (qr.charAt(at) === character) continue;
        const changed = qr.slice(0, at) + character + qr.slice(at + 1);
        expect((await verifyQr(changed, fixture.trust, now)).ok).toBe(false);
      }
    }
  });

  it('accepts no changed code', async () => {
    const start = qr.indexOf('#') + 1;
    const place = fc.integer({ min: start, max: qr.length - 1 });
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.constantFrom(...Array.from('ABCDEFGHIJ234567')),
        async (at, character) => {
          fc.pre(qr.charAt(at) !== character);
          const changed = qr.slice(0, at) + character + qr.slice(at + 1);
          expect((await verifyQr(changed, fixture.trust, now)).ok).toBe(false);
        },
      ),
    );
  });
});

describe('verifying a file', () => {
  it('accepts it and names each check', async () => {
    const verdict = await verifyPdf(pdf, fixture.trust, now);
    expect(failed(verdict)).toEqual([]);
    expect(verdict.checks.map((check) => check.name)).toEqual([
      'pdf-signature',
      'whole-file',
      'unchanged',
      'seal-trusted',
      'code-in-file',
      'code-same-seal',
      'code-format',
      'key-list',
      'key-known',
      'key-trusted',
      'code-signature',
      'key-valid',
      'not-expired',
    ]);
    expect(verdict.claims?.serial).toBe('LJU-D01-2026-K01-000123');
  });

  it('tells an unsigned paper', async () => {
    expect(failed(await verifyPdf(unsigned, fixture.trust, now))).toEqual(['pdf-signature']);
  });

  it('tells a file with something added at the end', async () => {
    const longer = new Uint8Array([...pdf, 0x0a]);
    expect(failed(await verifyPdf(longer, fixture.trust, now))).toEqual(['whole-file']);
  });

  it('tells a file of a strange authority', async () => {
    const other = await createFixture();
    expect(failed(await verifyPdf(pdf, other.trust, now))).toEqual(['seal-trusted']);
  });

  it('tells a code taken from another kiosk’s paper', async () => {
    const { signer, certificatePem } = await createSeal(fixture.authority, 'K02');
    const mixed = await signPdf(unsigned, signer, issuedAt);
    const entries = [await keyEntry(fixture.certificatePem), await keyEntry(certificatePem)];
    const keys = await fixture.authority.signKeyList(entries, issuedAt);
    expect(failed(await verifyPdf(mixed, { ...fixture.trust, keys }, now))).toEqual([
      'code-same-seal',
    ]);
  });

  it('tells a cut file at every length', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(pdf.length - 1), async (length) => {
        expect((await verifyPdf(pdf.subarray(0, length), fixture.trust, now)).ok).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('tells a changed byte, wherever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(pdf.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, bits) => {
          const changed = pdf.slice();
          changed[at] = (changed[at] ?? 0) ^ bits;
          const verdict = await verifyPdf(changed, fixture.trust, now);
          // Zero padding after the signature is the one place where a change means nothing.
          if (verdict.ok) expect(isPadding(at)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives every other file a verdict', async () => {
    const files = fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc.string().map((text) => new TextEncoder().encode(`%PDF-1.7\n/ByteRange [0 9 ${text}`)),
      fc
        .tuple(fc.nat(40), fc.nat(40), fc.nat(60))
        .map(([b, c, d]) =>
          new TextEncoder().encode(`%PDF-1.7 /ByteRange [0 ${b} ${c} ${d}] <00ff00ff> trailer`),
        ),
    );
    await fc.assert(
      fc.asyncProperty(files, async (file) => {
        expect(failed(await verifyPdf(file, fixture.trust, now))).toEqual(['pdf-signature']);
      }),
    );
  });
});

/** True for a hex digit in the padding after the CMS, or the case bit of a digit inside it. */
function isPadding(at: number): boolean {
  const text = Buffer.from(pdf).toString('latin1');
  const start = text.indexOf('/Contents <30') + '/Contents <'.length;
  const end = text.indexOf('>', start);
  return at >= start && at < end;
}
