import { gunzipSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthority } from '@hallway/certificates';
import { signStatusList, verifyQr, type StatusList } from '@hallway/certificates/verify';
import { signStatement } from '../../../certificates/src/verify/jws.ts';
import { isRevoked, readStatusList } from '../../../certificates/src/verify/status-list.ts';
import { createFixture, issue, sharedEngine, type Fixture } from '../support.ts';

const now = new Date('2026-12-01T00:00:00Z');
const index = issue('D01').statusIndex;

let fixture: Fixture;
let qr: string;
beforeAll(async () => {
  fixture = await createFixture();
  ({ qr } = await (await sharedEngine()).render(issue('D01'), fixture.signer));
});

const list = (revoked: Iterable<number>, rest: Partial<StatusList> = {}): StatusList => ({
  id: 'https://verify.lju.example/api/verify/status',
  issuer: 'https://lju.example',
  validFrom: '2026-11-30T23:55:00.000Z',
  validUntil: '2026-12-02T00:00:00.000Z',
  ttl: 60_000,
  length: 131_072,
  revoked,
  ...rest,
});

const sign = (revoked: Iterable<number>, rest?: Partial<StatusList>) =>
  signStatusList(list(revoked, rest), fixture.authority.statements);

async function verdict(status: string, at = now) {
  const { ok, checks, open } = await verifyQr(qr, { ...fixture.trust, status }, at);
  return { ok, check: checks.find(({ name }) => name === 'not-revoked'), open };
}

describe('a code, with the status list at hand', () => {
  it('is not revoked, as of the time of the list', async () => {
    expect(await verdict(await sign([index - 1, index + 1]))).toMatchObject({
      ok: true,
      check: { ok: true, asOf: '2026-11-30T23:55:00.000Z' },
      open: [],
    });
  });

  it('is revoked when its index is, even by a list that is out of date', async () => {
    const status = await sign([index]);
    expect(await verdict(status)).toMatchObject({ ok: false, check: { ok: false } });
    const later = new Date('2027-01-10T00:00:00Z');
    expect(await verdict(status, later)).toMatchObject({ ok: false, check: { ok: false } });
  });

  it.each([
    ['too-old', {}, new Date('2026-12-03T00:00:00Z')],
    ['before-issue', { validFrom: '2026-11-22T03:00:00.000Z' }, now],
  ])('says when the list cannot tell: %s', async (gap, rest, at) => {
    const { ok, check, open } = await verdict(await sign([], rest), at);
    expect({ ok, check }).toEqual({ ok: true, check: undefined });
    expect(open).toMatchObject([{ name: 'not-revoked', gap }]);
  });

  it('says when there is none, or none that covers the paper', async () => {
    const bare = await verifyQr(qr, fixture.trust, now);
    expect(bare).toMatchObject({ ok: true, open: [{ gap: 'no-list' }] });
    const far = await (
      await sharedEngine()
    ).render(issue('D01', {}, { statusIndex: 131_072 }), fixture.signer);
    const trust = { ...fixture.trust, status: await sign([]) };
    expect(await verifyQr(far.qr, trust, now)).toMatchObject({ open: [{ gap: 'out-of-range' }] });
    const longer = { ...fixture.trust, status: await sign([131_072], { length: 2 * 131_072 }) };
    expect((await verifyQr(far.qr, longer, now)).ok).toBe(false);
  });

  it('believes no list of anybody else, and none that was changed', async () => {
    const stranger = await createAuthority({
      organisation: { zh: '别处', en: 'Elsewhere' },
      notBefore: new Date('2026-01-01T00:00:00Z'),
    });
    const status = await sign([]);
    const [head = '', body = '', tail = ''] = status.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...claims, validUntil: '2099-01-01' }));
    for (const text of [
      await signStatusList(list([]), stranger.statements),
      [head, changed.toString('base64url'), tail].join('.'),
      [Buffer.from('{"alg":"none","typ":"vc+jwt"}').toString('base64url'), body, ''].join('.'),
      await signStatement('hallway-kinds+jwt', claims, fixture.authority.statements),
      await signStatement(
        'vc+jwt',
        { ...claims, credentialSubject: {} },
        fixture.authority.statements,
      ),
    ]) {
      expect(await verdict(text)).toMatchObject({ ok: true, open: [{ gap: 'not-genuine' }] });
    }
  });
});

describe('the list itself', () => {
  it('is a credential of the Recommendation: first index left-most, gzip, multibase', async () => {
    const text = await sign([0, 9, 131_071]);
    const { credentialSubject: subject } = JSON.parse(
      Buffer.from(text.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(subject).toMatchObject({ type: 'BitstringStatusList', statusPurpose: 'revocation' });
    expect(subject.encodedList).toMatch(/^u[\w-]+$/);
    const bits = gunzipSync(Buffer.from(subject.encodedList.slice(1), 'base64url'));
    expect(bits).toHaveLength(16_384);
    expect([bits[0], bits[1], bits.at(-1)]).toEqual([0x80, 0x40, 0x01]);
    expect(text.length).toBeLessThan(1200);
  });

  it('gives back every index that went in, and no other', async () => {
    const indexes = fc.uniqueArray(fc.nat(131_071), { maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(indexes, fc.nat(131_071), async (revoked, other) => {
        const known = await readStatusList(await sign(revoked), fixture.trust, now);
        if (!known) throw new Error('not read');
        for (const one of [...revoked, other]) {
          expect(isRevoked(known, one)).toBe(revoked.includes(one));
        }
        expect(isRevoked(known, 131_072)).toBeNull();
      }),
      { numRuns: 25 },
    );
  });

  it('is not unpacked beyond measure', async () => {
    const bomb = `u${gzipSync(Buffer.alloc(2 ** 26)).toString('base64url')}`;
    const text = await sign([]);
    const claims = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString());
    claims.credentialSubject.encodedList = bomb;
    const signed = await signStatement('vc+jwt', claims, fixture.authority.statements);
    expect(await readStatusList(signed, fixture.trust, now)).toBeNull();
  });
});
