import { beforeAll, describe, expect, it } from 'vitest';
import { keyEntry } from '@hallway/certificates';
import { signStatusList, type TrustStore } from '@hallway/certificates/verify';
import { checkPaper } from '../../../../kiosk/src/core/papers/index.ts';
import {
  createFixture,
  issue,
  issuedAt,
  sharedEngine,
  type Fixture,
} from '../../../certificates/support.ts';

const now = new Date('2026-12-01T00:00:00Z');
const words = {
  documentName: (document: string) => ({ zh: `证明 ${document}`, en: `Document ${document}` }),
  verifyOrigin: 'https://verify.lanjiang.example',
};

let fixture: Fixture;
let qr: string;
beforeAll(async () => {
  fixture = await createFixture();
  ({ qr } = await (await sharedEngine()).render(issue('D01'), fixture.signer));
});

const autumn = { zh: '2026–2027学年秋季学期', en: 'Autumn term of 2026–2027' };

const check = (text: string, at = now, trust = fixture.trust) => checkPaper(text, trust, words, at);

describe('the check of a paper by its code', () => {
  it('tells every printed statement, each check, and as of when', async () => {
    expect(await check(qr)).toMatchObject({
      name: 'paper',
      verdict: 'genuine',
      claims: {
        documentName: { zh: '证明 D01' },
        serial: 'LJU-D01-2026-K01-000123',
        name: '林晓',
        noLast4: '0101',
        statements: expect.arrayContaining([
          { label: { zh: '注册学期', en: 'Registered term' }, text: autumn },
        ]),
        validUntil: '2027-02-20',
      },
      keysAsOf: fixture.trust.keys.issuedAt,
      verifyAddress: 'verify.lanjiang.example',
    });
    const checks = (await check(qr))?.checks ?? [];
    expect(checks).toHaveLength(7);
    expect(checks.every(({ ok }) => ok)).toBe(true);
  });

  it('tells an expired paper from a false one', async () => {
    const expired = await check(qr, new Date('2027-03-01T00:00:00Z'));
    expect(expired).toMatchObject({ verdict: 'expired', claims: { name: '林晓' } });
    const stolen = await keyEntry(fixture.certificatePem, new Date(issuedAt.getTime() - 1));
    const keys = await fixture.authority.signKeyList([stolen], issuedAt);
    expect(await check(qr, now, { ...fixture.trust, keys })).toMatchObject({ verdict: 'false' });
  });

  it('tells a revoked paper from a false one, and as of when', async () => {
    const at = '2026-11-30T23:00:00.000Z';
    const list = {
      id: 'https://verify.lju.example/api/verify/status',
      issuer: 'https://lju.example',
      validFrom: at,
      validUntil: '2026-12-01T23:00:00.000Z',
      ttl: 60_000,
      length: 131_072,
    };
    const { statements } = fixture.authority;
    const listing = async (...revoked: number[]): Promise<TrustStore> => ({
      ...fixture.trust,
      status: await signStatusList({ ...list, revoked }, statements),
    });
    const taken = await check(qr, now, await listing(issue('D01').statusIndex));
    expect(taken).toMatchObject({ verdict: 'revoked', statusAsOf: at, open: [] });
    expect(await check(qr, now, await listing(5))).toMatchObject({
      verdict: 'genuine',
      statusAsOf: at,
    });
    const without = await check(qr);
    expect(without).toMatchObject({ verdict: 'genuine', statusAsOf: null });
    expect(without?.open).toHaveLength(1);
  });

  it('says nothing of what a false code claims', async () => {
    const keys = await fixture.authority.signKeyList([], issuedAt);
    const unknown = await check(qr, now, { ...fixture.trust, keys });
    expect(unknown).toMatchObject({ verdict: 'false', claims: null });
    expect(JSON.stringify(unknown)).not.toContain('林晓');
  });

  it('does not blame the paper for a list of seals that is not genuine', async () => {
    const forged: TrustStore = {
      ...fixture.trust,
      keys: { ...fixture.trust.keys, issuedAt: '2026-01-01T00:00:00.000Z' },
    };
    expect(await check(qr, now, forged)).toMatchObject({ verdict: 'unsure', claims: null });
  });

  it.each(['', '6901234567892', 'https://example.org/C#AAAA', '{"a":1}', '#', 'A'.repeat(9_000)])(
    'does not take anything else for a paper: %.30s',
    async (text) => {
      expect(await check(text)).toBeNull();
    },
  );
});
