import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addSignatureTimestamp,
  appendDocumentTimestamp,
  readAugmentedFile,
  requestTimestamp,
  verifyPdf,
  type Verdict,
} from '@hallway/certificates';
import { createFixture, issue, issuedAt, run, sharedEngine, type Fixture } from '../support.ts';
import { startOpensslTsa, type OpensslTsa } from '../../peers/openssl-tsa.ts';
import { workshop } from '../workshop.ts';
import { cutSignature } from './cut-signature.ts';
import { atEachLevel, levels, type Level } from './levels.ts';
import { startOwnTsa, type OwnTsa } from './own-tsa.ts';
import { signedAttributes } from './signed-attributes.ts';

let fixture: Fixture;
let tsa: OwnTsa;
let strangers: OpensslTsa;
let files: Record<Level, Uint8Array>;

const stamp = (digest: Uint8Array<ArrayBuffer>) => requestTimestamp(digest, tsa.url);

beforeAll(async () => {
  fixture = await createFixture();
  tsa = await startOwnTsa(fixture.authority);
  strangers = await startOpensslTsa();
  const { pdf } = await (await sharedEngine()).render(issue('D01'), fixture.signer);
  files = await atEachLevel(pdf, fixture, tsa.url);
});
afterAll(async () => {
  await tsa[Symbol.asyncDispose]();
  await strangers[Symbol.asyncDispose]();
});

const check = (pdf: Uint8Array): Promise<Verdict> => verifyPdf(pdf, fixture.trust, issuedAt);
const failed = (verdict: Verdict) => verdict.checks.filter(({ ok }) => !ok).map(({ name }) => name);

describe.each(levels)('level %s', (level) => {
  it('is valid and trusted for pdfsig, and well formed for qpdf', async () => {
    await using directory = await workshop(fixture);
    const { path } = directory;
    await writeFile(join(path, 'paper.pdf'), files[level]);
    const { stdout } = await run('pdfsig', ['-nssdir', 'nss', 'paper.pdf'], path);
    const [seal = ''] = stdout.split('Signature #2');
    expect(seal).toContain('Signature is Valid');
    expect(seal).toContain('Certificate is Trusted');
    expect(seal).toContain('ETSI.CAdES.detached');
    if (level === 'B-B' || level === 'B-T') expect(seal).toContain('Total document signed');
    const shape = await run('qpdf', ['--check', 'paper.pdf'], path);
    expect(shape.stdout).toContain('No syntax or stream encoding errors');
  });

  it('is verified by OpenSSL, and its signed attributes name no time', async () => {
    await using directory = await workshop(fixture);
    const { path } = directory;
    await cutSignature(files[level], path);
    const verify = ['cms', '-verify', '-inform', 'DER', '-in', 'cms.der', '-content', 'signed.bin'];
    const how = ['-binary', '-CAfile', 'root.pem', '-purpose', 'any', '-out', '/dev/null'];
    expect((await run('openssl', [...verify, ...how], path)).stderr).toMatch(/success/i);
    const attributes = await signedAttributes(path);
    for (const name of ['contentType', 'messageDigest', 'signingCertificateV2']) {
      expect(attributes.match(new RegExp(`object: .*${name}`, 'g'))).toHaveLength(1);
    }
    expect(attributes).not.toMatch(/signingTime/i);
  });

  it('passes every check of ours', async () => {
    const verdict = await check(files[level]);
    expect(failed(verdict)).toEqual([]);
    expect(verdict.ok).toBe(true);
    const timed = verdict.checks.find(({ name }) => name === 'time-stamp');
    if (level === 'B-B') expect(timed).toBeUndefined();
    else expect(timed?.detail.en).toMatch(/^Time-stamped 20\d\d-.*Z by .*Time Stamping Authority$/);
  });

  it('has no byte that can be changed, of many tried at random', { timeout: 300_000 }, async () => {
    const pdf = files[level];
    const genuine = await check(pdf);
    const gaps = await gapsOf(pdf);
    const trials = level === 'B-B' || process.env['HALLWAY_LONG'] ? 200 : 40;
    let state = 20_261_127;
    for (let i = 0; i < trials; i++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      const at = state % pdf.length;
      const changed = pdf.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << ((state >> 8) % 8));
      const verdict = await check(changed);
      const what = `bit ${(state >> 8) % 8} of byte ${at}`;
      const inGap = gaps.some(({ start, end }) => at >= start && at < end);
      // A CMS has fields that no signature covers and no statement depends on.
      if (inGap && verdict.ok) expect(verdict, what).toEqual(genuine);
      else expect(verdict.ok, what).toBe(false);
    }
  });
});

/** Where the signatures of a file stand. */
async function gapsOf(pdf: Uint8Array) {
  const { place, augmentations } = await readAugmentedFile(pdf);
  const stamps = (augmentations ?? []).flatMap((one) => ('place' in one ? [one.place] : []));
  return [place, ...stamps];
}

describe('what is added later', () => {
  it('changes nothing but the gap for a time stamp, and nothing at all for the rest', () => {
    const { 'B-B': bb, 'B-T': bt } = files;
    expect(bt).toHaveLength(bb.length);
    const text = Buffer.from(bb).toString('latin1');
    const [, b = 0, c = 0] = (/\/ByteRange \[ 0 (\d+) +(\d+)/.exec(text) ?? []).map(Number);
    expect(Buffer.compare(bb.subarray(0, b), bt.subarray(0, b))).toBe(0);
    expect(Buffer.compare(bb.subarray(c), bt.subarray(c))).toBe(0);
    for (const [i, level] of levels.entries()) {
      if (i < 2) continue;
      const [before, after] = [files[levels[i - 1] ?? 'B-B'], files[level]];
      expect(Buffer.compare(before, after.subarray(0, before.length))).toBe(0);
    }
  });

  it('is a document security store with an entry for the seal', async () => {
    await using directory = await workshop(fixture);
    const { path } = directory;
    await writeFile(join(path, 'blt.pdf'), files['B-LT']);
    const shown = await run('qpdf', ['--qdf', '--object-streams=disable', 'blt.pdf', '-'], path);
    expect(shown.stdout).toMatch(/\/DSS \d+ 0 R/);
    const text = Buffer.from(files['B-LT']).toString('latin1');
    const contents = /\/Contents <([0-9a-f]+)>/.exec(text)?.[1] ?? '';
    await writeFile(join(path, 'contents'), Buffer.from(contents, 'hex'));
    const hash = await run('openssl', ['dgst', '-sha1', '-r', 'contents'], path);
    expect(text).toContain(`/VRI << /${hash.stdout.slice(0, 40).toUpperCase()} <<`);
  });

  it('is time stamps that OpenSSL verifies over what they cover', async () => {
    await using directory = await workshop(fixture);
    const { path } = directory;
    const text = Buffer.from(files['B-LTA']).toString('latin1');
    const at = text.indexOf('/DocTimeStamp');
    const range = /\/ByteRange \[ (\d+) +(\d+) +(\d+) +(\d+) +\]/.exec(text.slice(at)) ?? [];
    const [a = 0, b = 0, c = 0, d = 0] = range.slice(1).map(Number);
    expect([a, c + d]).toEqual([0, files['B-LTA'].length]);
    await writeFile(join(path, 'covered'), text.slice(a, a + b) + text.slice(c, c + d), 'latin1');
    const token = Buffer.from(text.slice(b + 1, c - 1), 'hex');
    const length = token.readUInt16BE(2) + 4;
    await writeFile(join(path, 'token'), token.subarray(0, length));
    const verify = ['ts', '-verify', '-data', 'covered', '-in', 'token', '-token_in'];
    const chain = ['-CAfile', 'root.pem', '-untrusted', 'issuing.pem'];
    const result = await run('openssl', [...verify, ...chain], path);
    expect(result.stdout + result.stderr).toContain('Verification: OK');
  });

  it('may be by a licensed authority, once the verifier trusts its root', async () => {
    const bt = await addSignatureTimestamp(files['B-B'], (digest) =>
      requestTimestamp(digest, strangers.url),
    );
    expect(failed(await check(bt))).toEqual(['time-stamp']);
    const trust = { ...fixture.trust, timestampRootsPem: [strangers.rootPem] };
    const verdict = await verifyPdf(bt, trust, issuedAt);
    expect(verdict.ok).toBe(true);
    expect(verdict.checks.find(({ name }) => name === 'time-stamp')?.detail.zh).toContain(
      'Strangers TSA',
    );
  });

  it('is not believed when a time stamp was made for another file', async () => {
    const other = await addSignatureTimestamp(files['B-B'], async () =>
      stamp(new Uint8Array(32).fill(7)),
    );
    expect(failed(await check(other))).toEqual(['time-stamp']);
  });
});

describe('what others add is caught', () => {
  const append = (pdf: Uint8Array, more: string) =>
    Buffer.concat([pdf, Buffer.from(more, 'latin1')]);
  /** An update as an attacker writes it: objects that replace those of the same number. */
  function update(pdf: Uint8Array, objects: [number: number, body: string][]): Buffer {
    const text = Buffer.from(pdf).toString('latin1');
    const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
    const root = /\/Root (\d+) 0 R/.exec(text)?.[1];
    let added = '\n';
    const entries = objects.map(([number, body]) => {
      const at = pdf.length + added.length;
      added += `${number} 0 obj\n${body}\nendobj\n`;
      return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
    });
    const xref = pdf.length + added.length;
    const trailer = `<< /Size 400 /Root ${root} 0 R /Prev ${previous} >>`;
    return append(
      pdf,
      `${added}xref\n${entries.join('')}trailer\n${trailer}\nstartxref\n${xref}\n%%EOF`,
    );
  }
  const number = (pdf: Uint8Array, pattern: RegExp) =>
    Number(pattern.exec(Buffer.from(pdf).toString('latin1'))?.[1]);

  describe.each(levels)('after level %s', (level) => {
    it.each<[string, (pdf: Uint8Array) => Uint8Array]>([
      ['one byte', (pdf) => append(pdf, '\n')],
      [
        'another page content',
        (pdf) =>
          update(pdf, [
            [number(pdf, /\/Contents (\d+) 0 R/), '<< /Length 0 >>\nstream\n\nendstream'],
          ]),
      ],
      [
        'an annotation over the name',
        (pdf) =>
          update(pdf, [
            [390, '<< /Type /Annot /Subtype /FreeText /Rect [0 0 600 800] /Contents (x) >>'],
          ]),
      ],
      [
        'another catalog',
        (pdf) =>
          update(pdf, [
            [number(pdf, /\/Root (\d+) 0 R/), '<< /Type /Catalog /Pages 391 0 R >>'],
            [391, '<< /Type /Pages /Count 0 /Kids [] >>'],
          ]),
      ],
      [
        'another signature value',
        (pdf) =>
          update(pdf, [
            [number(pdf, /(\d+) 0 obj\s*<<\s*\/Type \/Sig\b/), '<< /Type /Sig /Contents <00> >>'],
          ]),
      ],
      [
        'one of our labels and a page',
        (pdf) => append(pdf, '\n%hallway-dss  \n3 0 obj\n<< /Type /Page >>\nendobj\n'),
      ],
      [
        'a label with a length out of all bounds',
        (pdf) =>
          append(
            pdf,
            '\n%hallway-dss 99999999999999999999 1\n<< /Length 99999999999999999999 >>\nstream\n',
          ),
      ],
    ])('%s', async (_, attack) => {
      const verdict = await check(attack(files[level]));
      expect(verdict.ok).toBe(false);
      expect(failed(verdict)).toEqual(['whole-file']);
    });
  });

  it('our own addition to a changed file, and one with a page slipped in', async () => {
    const replaced = update(files['B-T'], [[3, '<< /Type /Page >>']]);
    const stamped = await appendDocumentTimestamp(replaced, stamp).catch(() => replaced);
    expect(failed(await check(stamped))).toEqual(['whole-file']);
    const text = Buffer.from(files['B-LT']).toString('latin1');
    const slipped = text.replace('/Type /DSS', '/Type /DSS /X 1');
    expect(failed(await check(Buffer.from(slipped, 'latin1')))).toEqual(['whole-file']);
  });
});

// A figure for a quiet machine.
it.runIf(process.env['HALLWAY_LONG'])(
  'checking takes at most 50 ms of processor time, at the highest level too',
  async () => {
    const times: number[] = [];
    for (let i = 0; i < 25; i++) {
      const before = process.cpuUsage();
      await check(files['B-LTA']);
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
    }
    // The best: what others do on the machine only ever adds.
    expect(Math.min(...times)).toBeLessThanOrEqual(50);
  },
);
