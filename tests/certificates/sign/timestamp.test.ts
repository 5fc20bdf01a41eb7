import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestTimestamp } from '@hallway/certificates';
import { startOpensslTsa, type OpensslTsa } from '../../peers/openssl-tsa.ts';
import { createFixture, run, temporaryDirectory, type Fixture } from '../support.ts';
import { startOwnTsa, type OwnTsa } from './own-tsa.ts';

let fixture: Fixture;
let own: OwnTsa;
let strangers: OpensslTsa;
beforeAll(async () => {
  fixture = await createFixture();
  own = await startOwnTsa(fixture.authority);
  strangers = await startOpensslTsa();
});
afterAll(async () => {
  await own[Symbol.asyncDispose]();
  await strangers[Symbol.asyncDispose]();
});

const text = new TextEncoder().encode('what is to be stamped');
const digest = async () => new Uint8Array(await crypto.subtle.digest('SHA-256', text));

/** A request by OpenSSL to our authority. @returns its answer, as `openssl ts` shows it */
async function ask(path: string, ...options: string[]): Promise<string> {
  await writeFile(join(path, 'data'), text);
  const query = ['ts', '-query', '-data', 'data', '-out', 'q.tsq', ...options];
  expect((await run('openssl', query, path)).code).toBe(0);
  const body = await readFile(join(path, 'q.tsq'));
  const response = await fetch(own.url, { method: 'POST', body });
  await writeFile(join(path, 'r.tsr'), await response.bytes());
  await writeFile(join(path, 'root.pem'), fixture.authority.rootPem);
  await writeFile(join(path, 'issuing.pem'), fixture.authority.issuingPem);
  return (await run('openssl', ['ts', '-reply', '-in', 'r.tsr', '-text'], path)).stdout;
}

describe('our time-stamping authority', () => {
  it.each([
    ['with its certificate', ['-sha256', '-cert']],
    ['without a nonce', ['-sha256', '-cert', '-no_nonce']],
  ])('answers OpenSSL %s, and OpenSSL verifies', async (_, options) => {
    await using directory = await temporaryDirectory();
    const { path } = directory;
    expect(await ask(path, ...options)).toContain('Status: Granted');
    const chain = ['-CAfile', 'root.pem', '-untrusted', 'issuing.pem'];
    const verify = ['ts', '-verify', '-queryfile', 'q.tsq', '-in', 'r.tsr', ...chain];
    expect((await run('openssl', verify, path)).stdout).toContain('Verification: OK');
    await writeFile(join(path, 'data'), 'something else');
    const other = ['ts', '-verify', '-data', 'data', '-in', 'r.tsr', ...chain];
    expect((await run('openssl', other, path)).stdout).not.toContain('Verification: OK');
  });

  it('refuses a hash it does not take, a policy that is not its own, and no request at all', async () => {
    await using directory = await temporaryDirectory();
    const { path } = directory;
    const hash = await ask(path, '-sha1');
    expect(hash).toMatch(/Status: Rejected/);
    expect(hash).toMatch(/unrecognized or unsupported algorithm/);
    const policy = await ask(path, '-sha256', '-tspolicy', '1.2.3.4');
    expect(policy).toMatch(/requested TSA policy is not supported/);
    const response = await fetch(own.url, { method: 'POST', body: 'nothing' });
    await writeFile(join(path, 'r.tsr'), await response.bytes());
    const shown = await run('openssl', ['ts', '-reply', '-in', 'r.tsr', '-text'], path);
    expect(shown.stdout).toMatch(/data submitted has the wrong format/);
  });
});

describe('asking for a time stamp', () => {
  it.each([
    ['our authority', () => ({ url: own.url, rootPem: fixture.authority.rootPem })],
    ['OpenSSL’s', () => strangers],
  ])('of %s gives a token that OpenSSL verifies', async (_, authority) => {
    const { url, rootPem } = authority();
    const token = await requestTimestamp(await digest(), url);
    await using directory = await temporaryDirectory();
    const { path } = directory;
    await writeFile(join(path, 'token'), token);
    await writeFile(join(path, 'data'), text);
    await writeFile(join(path, 'root.pem'), rootPem);
    const verify = ['ts', '-verify', '-data', 'data', '-in', 'token', '-token_in'];
    const result = await run('openssl', [...verify, '-CAfile', 'root.pem'], path);
    expect(result.stdout + result.stderr).toContain('Verification: OK');
  });

  it('tells that nobody answers, and that the answer is none', async () => {
    const unreachable = requestTimestamp(await digest(), 'http://127.0.0.1:9/');
    await expect(unreachable).rejects.toMatchObject({ code: 'UNREACHABLE' });
    const refused = requestTimestamp(new Uint8Array(20), own.url);
    await expect(refused).rejects.toMatchObject({ code: 'REFUSED' });
  });
});
