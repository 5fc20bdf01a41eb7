import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyQr, type TrustStore } from '@hallway/certificates';
import { run, temporaryDirectory } from '../../certificates/support.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { issuePaper } from '../support/papers.ts';
import { demoPerson, signIn, startCentral, type TestCentral } from '../support/central.ts';

const MINUTE = 60_000;

let central: TestCentral;
let kiosk: KioskPeer;
let technician: string;
beforeAll(async () => {
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  technician = await signIn(central.origin, 'technician');
});
afterAll(async () => {
  kiosk.close();
  await central.stop();
});

const list = (name: string) => fetch(`${central.origin}/crl/${name}`);

async function trust(): Promise<TrustStore> {
  const response = await fetch(`${central.origin}/api/verify/trust`);
  return (await response.json()) as TrustStore;
}

function revoke(kioskId: string, body: unknown): Promise<Response> {
  return fetch(`${central.origin}/api/fleet/${kioskId}/revoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: technician },
    body: JSON.stringify(body),
  });
}

/** What OpenSSL says of the kiosk's certificate with the list as it is served now. */
async function opensslVerdict(): Promise<{ verdict: string; text: string }> {
  await using directory = await temporaryDirectory();
  const { path } = directory;
  const { rootPem, keys } = await trust();
  await writeFile(join(path, 'root.pem'), rootPem);
  await writeFile(join(path, 'issuing.pem'), keys.issuers.join(''));
  await writeFile(join(path, 'seal.der'), kiosk.seal.certificate);
  for (const name of ['issuing', 'root']) {
    await writeFile(join(path, `${name}.crl`), await (await list(`${name}.crl`)).bytes());
    const pem = ['crl', '-inform', 'DER', '-in', `${name}.crl`, '-out', `${name}.crl.pem`];
    expect((await run('openssl', pem, path)).code).toBe(0);
  }
  const chain = ['-CAfile', 'root.pem', '-untrusted', 'issuing.pem'];
  const lists = ['-crl_check_all', '-CRLfile', 'issuing.crl.pem', '-CRLfile', 'root.crl.pem'];
  const { stdout, stderr } = await run('openssl', ['verify', ...chain, ...lists, 'seal.der'], path);
  const print = ['crl', '-in', 'issuing.crl.pem', '-noout', '-text'];
  return { verdict: stdout + stderr, text: (await run('openssl', print, path)).stdout };
}

describe('the revocation list', () => {
  test('is public, cacheable, and where certificates say it is', async () => {
    const response = await list('issuing.crl');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pkix-crl');
    expect(response.headers.get('cache-control')).toMatch(/public, max-age=\d+/);
    expect((await list('another.crl')).status).toBe(404);
    expect(Buffer.from(kiosk.seal.certificate).toString('latin1')).toContain(
      'https://verify.lju.example/crl/issuing.crl',
    );
  });

  test('lets OpenSSL accept a kiosk, and refuse it once it is stolen, from the time of the theft', async () => {
    expect((await opensslVerdict()).verdict).toContain('seal.der: OK');

    const stolen = new Date(Date.now() - 5 * MINUTE);
    const person = demoPerson('2024110101');
    const [before, after] = await Promise.all([
      issuePaper('K01', kiosk.seal, person, { issuedAt: new Date(stolen.getTime() - 1000) }),
      issuePaper('K01', kiosk.seal, person, { issuedAt: new Date(stolen.getTime() + 1000) }),
    ]);
    expect((await revoke('K01', { since: stolen.toISOString() })).status).toBe(204);

    const { verdict, text } = await opensslVerdict();
    expect(verdict).toMatch(/error 23 .*revoked/);
    expect(text).toMatch(/Invalidity Date/);
    expect(text).not.toMatch(/CRL Reason Code/);
    const now = new Date();
    expect((await verifyQr(before.qr, await trust(), now)).checks).not.toContainEqual(
      expect.objectContaining({ name: 'key-valid', ok: false }),
    );
    expect((await verifyQr(after.qr, await trust(), now)).checks).toContainEqual(
      expect.objectContaining({ name: 'key-valid', ok: false }),
    );
  });

  test('counts up, and an earlier theft found out later holds', async () => {
    const number = async () => {
      const { text } = await opensslVerdict();
      return Number(/CRL Number:\s*(\d+)/.exec(text)?.[1]);
    };
    const first = await number();
    const earlier = new Date(Date.now() - 6 * MINUTE).toISOString();
    await revoke('K01', { since: earlier });
    expect(await number()).toBeGreaterThan(first);
    const invalidAfter = async () =>
      (await trust()).keys.entries.find(({ kid }) => kid === kiosk.seal.kid)?.invalidAfter;
    expect(await invalidAfter()).toBe(earlier);
    await revoke('K01', {});
    expect(await invalidAfter()).toBe(earlier);
  });

  test.each([{ since: new Date(Date.now() + MINUTE).toISOString() }, { since: 'yesterday' }])(
    'takes no theft to come or without a date: %o',
    async (body) => {
      expect((await revoke('K02', body)).status).toBe(400);
    },
  );
});
