import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signStatusList } from '@hallway/certificates/verify';
import { atEachLevel } from '../certificates/sign/levels.ts';
import { startOwnTsa } from '../certificates/sign/own-tsa.ts';
import {
  createFixture,
  issue,
  run,
  sharedEngine,
  temporaryDirectory,
} from '../certificates/support.ts';

const script = fileURLToPath(new URL('../../scripts/verify.ts', import.meta.url));

let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
let qr: string;

/** The command as a person gives it, in a process of its own. */
const verify = (...args: string[]) => run(process.execPath, [script, ...args], folder.path);

beforeAll(async () => {
  folder = await temporaryDirectory();
  const fixture = await createFixture();
  await using tsa = await startOwnTsa(fixture.authority);
  // Valid today, whenever that is: the command knows no other time.
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const input = issue('D01', {}, { validUntil: until.slice(0, 10) });
  const rendered = await (await sharedEngine()).render(input, fixture.signer);
  qr = rendered.qr;
  const files = await atEachLevel(rendered.pdf, fixture, tsa.url);
  for (const [level, pdf] of Object.entries(files))
    await writeFile(join(folder.path, `${level}.pdf`), pdf);
  const forged = files['B-LTA'].slice();
  forged[2000] = (forged[2000] ?? 0) ^ 1;
  await writeFile(join(folder.path, 'forged.pdf'), forged);
  await writeFile(join(folder.path, 'garbage.pdf'), 'not a paper');
  const list = {
    id: 'https://verify.lju.example/api/verify/status',
    issuer: 'https://lju.example',
    validFrom: new Date(Date.now() - 60_000).toISOString(),
    validUntil: until,
    ttl: 60_000,
    length: 131_072,
    revoked: [],
  };
  const status = await signStatusList(list, fixture.authority.statements);
  const revoked = await signStatusList(
    { ...list, revoked: [input.statusIndex] },
    fixture.authority.statements,
  );
  await writeFile(join(folder.path, 'trust.json'), JSON.stringify({ ...fixture.trust, status }));
  await writeFile(
    join(folder.path, 'revoked.json'),
    JSON.stringify({ ...fixture.trust, status: revoked }),
  );
});
afterAll(() => folder[Symbol.asyncDispose]());

describe('npm run verify', () => {
  it.each(['B-B', 'B-T', 'B-LT', 'B-LTA'])('calls a paper at %s genuine', async (level) => {
    const { code, stdout, stderr } = await verify(`${level}.pdf`);
    expect(stderr).toBe('');
    expect(stdout).not.toMatch(/^✗/m);
    expect(stdout).toMatch(/^✓ pdf-signature: .+ \/ .+$/m);
    expect(stdout).toMatch(/^✓ not-revoked: .+ \/ .+ \(20\d\d-.*\)$/m);
    expect(stdout.includes('✓ time-stamp: ')).toBe(level !== 'B-B');
    expect(stdout).toContain('林晓');
    expect(stdout.trimEnd()).toMatch(/\n真实有效 \/ Genuine$/);
    expect(code).toBe(0);
  });

  it('checks the text of a code', async () => {
    const { code, stdout } = await verify(qr, '--trust', 'trust.json');
    expect(stdout).toContain('LJU-D01-2026-K01-000123');
    expect(stdout.trimEnd()).toMatch(/真实有效 \/ Genuine$/);
    expect(code).toBe(0);
  });

  it('calls a changed file, a changed code, a revoked one and anything else not verified', async () => {
    const other = qr.at(-9) === 'A' ? 'B' : 'A';
    const answers = [
      await verify('forged.pdf'),
      await verify('garbage.pdf'),
      await verify(qr.slice(0, -9) + other + qr.slice(-8), '--trust', 'trust.json'),
      await verify('nothing at all', '--trust', 'trust.json'),
      await verify('B-LTA.pdf', '--trust', 'revoked.json'),
    ];
    for (const { code, stdout, stderr } of answers) {
      expect(stderr).toBe('');
      expect(stdout).toMatch(/^✗ .+ \/ .+$/m);
      expect(stdout.trimEnd()).toMatch(/未通过核验 \/ Not verified$/);
      expect(code).toBe(1);
    }
    const failed = answers.map(({ stdout }) => /^✗ ([\w-]+)/m.exec(stdout)?.[1]);
    expect(failed).toEqual([
      'unchanged',
      'pdf-signature',
      'code-signature',
      'code-format',
      'not-revoked',
    ]);
  });

  it('tells a machine the same', async () => {
    const { code, stdout } = await verify('B-T.pdf', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, claims: { name: '林晓' } });
    expect(code).toBe(0);
  });

  it.each([
    ['nothing', []],
    ['too much', ['a', 'b']],
    ['a file that is not there', ['missing.pdf', '--trust', 'trust.json']],
    ['a trust that is not there', ['B-B.pdf', '--trust', 'missing.json']],
    ['a trust that is none', ['B-B.pdf', '--trust', 'garbage.pdf']],
    ['an unknown option', ['B-B.pdf', '--loud']],
  ])('says how it is used, given %s', async (_, args) => {
    const { code, stdout, stderr } = await verify(...args);
    expect(stdout).toBe('');
    expect(stderr).not.toContain('    at ');
    expect(stderr).toMatch(/[\u4E00-\u9FFF].*[a-z]/s);
    expect(code).toBe(2);
  });
});
