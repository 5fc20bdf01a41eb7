import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPdf } from '@hallway/certificates';
import { examples } from '../examples.ts';
import { createFixture, issuedAt, run, sharedEngine, type Fixture } from '../support.ts';
import { workshop } from '../workshop.ts';
import { cutSignature } from './cut-signature.ts';
import { atEachLevel, type Level } from './levels.ts';
import { startOwnTsa, type OwnTsa } from './own-tsa.ts';
import { signedAttributes } from './signed-attributes.ts';

const long = process.env['HALLWAY_LONG'] !== undefined;
const later = ['B-T', 'B-LT', 'B-LTA'] as const;

/** Every template at B-B, and at one of the later levels in turn; in the long run every paper at every level. */
const papers: [name: string, levels: readonly Level[]][] = long
  ? examples.map(({ name }) => [name, ['B-B', ...later]])
  : examples
      .filter(({ name }) => name.length === 6)
      .map(({ name }, index) => [name, ['B-B', later[index % 3] ?? 'B-T']]);

let fixture: Fixture;
let tsa: OwnTsa;
let place: Awaited<ReturnType<typeof workshop>>;
beforeAll(async () => {
  fixture = await createFixture();
  tsa = await startOwnTsa(fixture.authority);
  place = await workshop(fixture);
});
afterAll(async () => {
  await tsa[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

async function pdfsig(pdf: Uint8Array): Promise<string> {
  await writeFile(join(place.path, 'paper.pdf'), pdf);
  const { stdout } = await run('pdfsig', ['-nssdir', 'nss', 'paper.pdf'], place.path);
  return stdout.split('Signature #2')[0] ?? '';
}

/** Whether OpenSSL verifies the time stamp in the signature of `cms.der` over the signature's value. */
async function tokenHolds(path: string): Promise<string> {
  const { stdout } = await run('openssl', ['asn1parse', '-inform', 'DER', '-in', 'cms.der'], path);
  const lines = stdout.split('\n');
  const token = lines.findIndex((line) => line.includes('id-smime-aa-timeStampToken'));
  // Before the unsigned attributes stands the signature's value; in the set after the name, the token.
  const value = lines.slice(0, token).findLast((line) => line.includes('OCTET STRING'));
  const set = lines.slice(token).find((line) => / SET /.test(line)) ?? '';
  const at = (line = '') => Number(/^ *(\d+)/.exec(line)?.[1]);
  const head = (line = '') => Number(/hl=(\d)/.exec(line)?.[1]);
  const cut = async (from: number, name: string, noout: string[]) => {
    const parse = ['asn1parse', '-inform', 'DER', '-in', 'cms.der', '-noout', '-out', name];
    await run('openssl', [...parse, '-strparse', `${from}`, ...noout], path);
  };
  await cut(at(value), 'value', []);
  await cut(at(set) + head(set), 'token', []);
  const verify = ['ts', '-verify', '-in', 'token', '-token_in', '-data', 'value'];
  const chain = ['-CAfile', 'root.pem', '-untrusted', 'issuing.pem'];
  const { stdout: out, stderr } = await run('openssl', [...verify, ...chain], path);
  return out + stderr;
}

describe.each(papers)('%s', (name, levels) => {
  it(`is sealed for pdfsig and OpenSSL at ${levels.join(', ')}`, async () => {
    const input = examples.find((one) => one.name === name)?.input;
    if (!input) throw new RangeError(name);
    const { pdf } = await (await sharedEngine()).render(input, fixture.signer);
    const files = await atEachLevel(pdf, fixture, tsa.url);
    const { path } = place;
    for (const level of levels) {
      const said = await pdfsig(files[level]);
      for (const words of ['Signature is Valid', 'Certificate is Trusted', 'SHA-256'])
        expect(said, level).toContain(words);
      expect(said).toContain('ETSI.CAdES.detached');
      if (level === 'B-B' || level === 'B-T') expect(said).toContain('Total document signed');

      await cutSignature(files[level], path);
      const verify = ['cms', '-verify', '-inform', 'DER', '-in', 'cms.der', '-content'];
      const how = ['-binary', '-CAfile', 'root.pem', '-purpose', 'any', '-out', '/dev/null'];
      const cms = await run('openssl', [...verify, 'signed.bin', ...how], path);
      expect(cms.stderr, level).toMatch(/success/i);
      const attributes = await signedAttributes(path);
      for (const one of ['contentType', 'messageDigest', 'signingCertificateV2'])
        expect(attributes.match(new RegExp(`object: .*${one}`, 'g')), level).toHaveLength(1);
      expect(attributes).not.toMatch(/signingTime/i);
      if (level !== 'B-B') expect(await tokenHolds(path), level).toContain('Verification: OK');

      const verdict = await verifyPdf(files[level], fixture.trust, issuedAt);
      expect(verdict.checks.filter(({ ok }) => !ok)).toEqual([]);
    }
    const { 'B-T': bt, 'B-LT': blt, 'B-LTA': blta } = files;
    expect(Buffer.compare(bt, blt.subarray(0, bt.length))).toBe(0);
    expect(Buffer.compare(blt, blta.subarray(0, blt.length))).toBe(0);
  });
});

// Inside the range that the seal covers; two hundred places at each level.
describe.runIf(long)('for pdfsig', () => {
  it.each(['B-B', ...later] as const)(
    'no changed byte passes at %s',
    { timeout: 600_000 },
    async (level) => {
      const [example] = examples;
      if (!example) throw new RangeError('no example');
      const { pdf } = await (await sharedEngine()).render(example.input, fixture.signer);
      const file = (await atEachLevel(pdf, fixture, tsa.url))[level];
      const text = Buffer.from(file).toString('latin1');
      const numbers = /\/ByteRange \[ *(\d+) +(\d+) +(\d+) +(\d+)/.exec(text) ?? [];
      const [b = 0, c = 0, d = 0] = numbers.slice(2).map(Number);
      let state = 20_261_127;
      for (let i = 0; i < 200; i++) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
        const covered = state % (b + d);
        const at = covered < b ? covered : covered - b + c;
        const changed = file.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << ((state >> 8) % 8));
        expect(await pdfsig(changed), `byte ${at}`).not.toContain('Signature is Valid');
      }
    },
  );
});
