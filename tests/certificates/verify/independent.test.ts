import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyEntry } from '@hallway/certificates';
import { signStatusList, type TrustStore } from '@hallway/certificates/verify';
import { fromBase32, toBase32 } from '../../../certificates/src/code/base32.ts';
import {
  createFixture,
  createSeal,
  issue,
  issuedAt,
  run,
  sharedEngine,
  temporaryDirectory,
} from '../support.ts';
import type { Fixture } from '../support.ts';

const script = fileURLToPath(new URL('../../peers/verifier.py', import.meta.url));
const inTime = Date.parse('2026-12-20T00:00:00Z') / 1000;
const tooLate = Date.parse('2029-12-31T00:00:00Z') / 1000;
const CHANGES = 200;

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

async function trustWith(revoked: number[], invalidAfter: Date | null = null): Promise<TrustStore> {
  const { authority, certificatePem } = fixture;
  const list = {
    id: 'https://verify.lju.example/api/verify/status',
    issuer: 'https://lju.example',
    validFrom: '2026-12-19T23:00:00.000Z',
    validUntil: '2026-12-20T23:00:00.000Z',
    ttl: 60_000,
    length: 131_072,
    revoked,
  };
  return {
    rootPem: authority.rootPem,
    keys: await authority.signKeyList([await keyEntry(certificatePem, invalidAfter)], issuedAt),
    status: await signStatusList(list, authority.statements),
  };
}

/** Asks the stranger's verifier, with no network at all. */
async function verdicts(
  codes: readonly string[],
  trust: TrustStore,
  now = inTime,
): Promise<string[]> {
  await using directory = await temporaryDirectory();
  const { path } = directory;
  await writeFile(join(path, 'trust.json'), JSON.stringify(trust));
  const command = [...isolation, '/usr/bin/python3', script, 'trust.json', String(now)];
  const child = spawn('env', command, { cwd: path, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(codes.map((code) => `${code}\n`).join(''));
  let out = '';
  for await (const chunk of child.stdout) out += String(chunk);
  return out.trim().split('\n');
}

describe('a verifier that shares no code with us, without a network', () => {
  it('has no more than sixty lines', () => {
    expect(readFileSync(script, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });

  it('accepts a genuine code and reads its claims', async () => {
    expect(await verdicts([qr], await trustWith([5]))).toEqual([
      'valid LJU-D01-2026-K01-000123 林晓',
    ]);
  });

  it('tells an unknown key, an expired paper, a revoked one and one of a stolen kiosk apart', async () => {
    const { signer } = await createSeal(fixture.authority, 'K99');
    const other = await (await sharedEngine()).render(issue('D01'), signer);
    const trust = await trustWith([]);
    expect(await verdicts([other.qr], trust)).toEqual(['unknown-key']);
    expect(await verdicts([qr], trust, tooLate)).toEqual(['expired']);
    expect(await verdicts([qr], await trustWith([issue('D01').statusIndex]))).toEqual(['revoked']);
    const theft = new Date(issuedAt.getTime() - 1000);
    expect(await verdicts([qr], await trustWith([], theft))).toEqual(['stolen-key']);
    const later = new Date(issuedAt.getTime() + 1000);
    expect((await verdicts([qr], await trustWith([], later)))[0]).toMatch(/^valid/);
  });

  it('believes no lists but the university’s', async () => {
    const [trust, stranger] = [await trustWith([]), await createFixture()];
    const { rootPem } = stranger.authority;
    expect(await verdicts([qr], { ...trust, rootPem })).toEqual(['bad-key-list']);
    const status = (trust.status ?? '').replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
    expect(await verdicts([qr], { ...trust, status })).toEqual(['bad-status-list']);
  });

  it(`sees each of ${CHANGES} random changes of one byte`, { timeout: 120_000 }, async () => {
    const start = qr.indexOf('#') + 1;
    const bytes = fromBase32(qr.slice(start));
    if (!bytes) throw new Error('not Base32');
    // Seeded: the same places every time (a linear congruential generator, Numerical Recipes).
    let seed = 20_261_122;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const changed = Array.from({ length: CHANGES }, () => {
      const copy = bytes.slice();
      const at = random(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 + random(255));
      return qr.slice(0, start) + toBase32(copy);
    });
    const answers = await verdicts(changed, await trustWith([]));
    expect(answers).toHaveLength(CHANGES);
    const words = new Set(['malformed', 'unknown-key', 'changed']);
    expect(answers.filter((answer) => !words.has(answer))).toEqual([]);
    expect(new Set(answers)).toContain('changed');
  });
});
