import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createFixture,
  createSeal,
  issue,
  run,
  sharedEngine,
  temporaryDirectory,
} from '../support.ts';
import type { Fixture } from '../support.ts';

const script = fileURLToPath(new URL('independent_verifier.py', import.meta.url));
const inTime = '1798000000';
const tooLate = '1893456000';

let fixture: Fixture;
let qr: string;
/** Takes the network away where the system lets us; the script uses none anyway. */
let isolation: string[] = [];

beforeAll(async () => {
  fixture = await createFixture();
  const unshare = ['unshare', '-r', '-n'];
  if ((await run('env', [...unshare, 'true'])).code === 0) isolation = unshare;
  ({ qr } = await (await sharedEngine()).render(issue('D01'), fixture.signer));
});

/** Runs the stranger's verifier with no network at all. */
async function verdict(code: string, now: string, revoked = ''): Promise<string> {
  await using directory = await temporaryDirectory();
  const { path } = directory;
  await writeFile(join(path, 'seal.pem'), fixture.certificatePem);
  const key = await run('openssl', ['x509', '-in', 'seal.pem', '-noout', '-pubkey'], path);
  await writeFile(join(path, 'keys.json'), JSON.stringify({ [fixture.signer.kid]: key.stdout }));
  const command = ['/usr/bin/python3', script, code, now, 'keys.json', revoked];
  const result = await run('env', [...isolation, ...command], path);
  if (result.code !== 0) throw new Error(result.stderr);
  return result.stdout.trim();
}

describe('a verifier that shares no code with us, without a network', () => {
  it('accepts a genuine code and reads its claims', async () => {
    expect(await verdict(qr, inTime)).toBe('valid LJU-D01-2026-K01-000123 林晓');
  });

  it('sees a changed payload', async () => {
    const middle = qr.indexOf('#') + 200;
    const changed = qr.charAt(middle) === 'A' ? 'B' : 'A';
    const forged = qr.slice(0, middle) + changed + qr.slice(middle + 1);
    expect(await verdict(forged, inTime)).toBe('changed');
  });

  it('sees a key that is not in the list', async () => {
    const { signer } = await createSeal(fixture.authority, 'K99');
    const other = await (await sharedEngine()).render(issue('D01'), signer);
    expect(await verdict(other.qr, inTime)).toBe('unknown-key');
  });

  it('sees a paper past its day', async () => {
    expect(await verdict(qr, tooLate)).toBe('expired');
  });

  it('sees a revoked index', async () => {
    expect(await verdict(qr, inTime, '7,81234')).toBe('revoked');
  });
});
