import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  generateSealKey,
  loadAuthority,
  loadSealSigner,
  SealingError,
  SealKeyError,
  signPdf,
  type RenderedDocument,
} from '@hallway/certificates';
import {
  createFixture,
  issue,
  issuedAt,
  run,
  sharedEngine,
  temporaryDirectory,
  type Fixture,
} from '../support.ts';
import { workshop } from '../workshop.ts';
import { cutSignature } from './cut-signature.ts';

let fixture: Fixture;
let rendered: RenderedDocument;
let signed: Uint8Array;

beforeAll(async () => {
  fixture = await createFixture();
  rendered = await (await sharedEngine()).render(issue('D01'), fixture.signer);
  signed = await signPdf(rendered.pdf, fixture.signer, issuedAt);
});

/** A stranger's directory with the sealed paper in it. */
async function withPaper() {
  const directory = await workshop(fixture);
  await writeFile(join(directory.path, 'paper.pdf'), signed);
  return directory;
}

describe('the seal', () => {
  it('is valid, trusted and covers the whole document for pdfsig', async () => {
    await using directory = await withPaper();
    const { stdout } = await run('pdfsig', ['-nssdir', 'nss', 'paper.pdf'], directory.path);
    expect(stdout).toContain('Signature is Valid');
    expect(stdout).toContain('Certificate is Trusted');
    expect(stdout).toContain('ETSI.CAdES.detached');
    expect(stdout).toContain('SHA-256');
    expect(stdout).toContain('Total document signed');
  });

  it('is verified by OpenSSL against the root', async () => {
    await using directory = await withPaper();
    await cutSignature(signed, directory.path);
    const verify = ['cms', '-verify', '-inform', 'DER', '-in', 'cms.der', '-content', 'signed.bin'];
    const how = ['-binary', '-CAfile', 'root.pem', '-purpose', 'any', '-out', '/dev/null'];
    const result = await run('openssl', [...verify, ...how], directory.path);
    expect(result.stderr).toMatch(/success/i);
  });

  it('is PAdES B-B: the three signed attributes, each once, and no signing time', async () => {
    await using directory = await withPaper();
    await cutSignature(signed, directory.path);
    const print = ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'cms.der'];
    const { stdout } = await run('openssl', print, directory.path);
    const attributes = stdout.slice(stdout.indexOf('signedAttrs'));
    for (const name of ['contentType', 'messageDigest', 'signingCertificateV2']) {
      expect(attributes.match(new RegExp(`object: .*${name}`, 'g'))).toHaveLength(1);
    }
    expect(stdout).not.toMatch(/signingTime/i);
  });

  it('changes not one byte outside its gap and allows later validation data', () => {
    expect(signed).toHaveLength(rendered.pdf.length);
    const text = Buffer.from(signed).toString('latin1');
    const [, b = 0, c = 0] = (/\/ByteRange \[\s*(\d+) +(\d+) +(\d+)/.exec(text) ?? [])
      .slice(1)
      .map(Number);
    expect(Buffer.compare(signed.subarray(0, b), rendered.pdf.subarray(0, b))).toBe(0);
    expect(Buffer.compare(signed.subarray(c), rendered.pdf.subarray(c))).toBe(0);
    expect((c - b - 2) / 2).toBeGreaterThanOrEqual(12_288);
    expect(text).toMatch(/\/TransformMethod \/DocMDP[\s\S]{0,80}\/P 2/);
  });

  it('is the same for the same document, so that a paper made again is the same paper', async () => {
    const again = await signPdf(rendered.pdf, fixture.signer, issuedAt);
    expect(Buffer.compare(again, signed)).toBe(0);
  });

  it('breaks with any changed byte', async () => {
    await using directory = await withPaper();
    const trials = process.env['HALLWAY_LONG'] ? 200 : 12;
    const text = Buffer.from(signed).toString('latin1');
    const [, b = 0, c = 0] = (/\/ByteRange \[\s*(\d+) +(\d+) +(\d+)/.exec(text) ?? [])
      .slice(1)
      .map(Number);
    const covered = b + signed.length - c;
    for (let i = 0; i < trials; i++) {
      const place = Math.floor(((i + 0.5) / trials) * covered);
      const changed = signed.slice();
      const at = place < b ? place : c + place - b;
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      await writeFile(join(directory.path, 'changed.pdf'), changed);
      const { stdout } = await run('pdfsig', ['-nssdir', 'nss', 'changed.pdf'], directory.path);
      expect(stdout, `byte ${at}`).not.toContain('Signature is Valid');
    }
  });

  it('is not set when the certificate is out of date', async () => {
    const late = new Date('2046-01-01T00:00:00Z');
    await expect(signPdf(rendered.pdf, fixture.signer, late)).rejects.toThrow(SealingError);
  });

  it('is not set on a file without our gap', async () => {
    const stranger = new TextEncoder().encode('%PDF-1.7 nothing here');
    await expect(signPdf(stranger, fixture.signer, issuedAt)).rejects.toMatchObject({
      code: 'SIGNATURE_PLACE',
    });
  });
});

describe('keys', () => {
  it('are refused when key and certificate do not belong together', async () => {
    const other = await generateSealKey();
    const files = {
      keyPem: other.privateKeyPem,
      certificatePem: fixture.certificatePem,
      chainPem: fixture.authority.issuingPem,
    };
    await expect(loadSealSigner(files)).rejects.toThrow(SealKeyError);
  });

  it('of an authority survive storage', async () => {
    const json = JSON.stringify(fixture.authority);
    const again = await loadAuthority(JSON.parse(json));
    expect(JSON.stringify(again)).toBe(json);
  });

  it('make a chain that OpenSSL accepts for document signing', async () => {
    await using directory = await temporaryDirectory();
    const { path } = directory;
    await writeFile(join(path, 'root.pem'), fixture.authority.rootPem);
    await writeFile(join(path, 'issuing.pem'), fixture.authority.issuingPem);
    await writeFile(join(path, 'seal.pem'), fixture.certificatePem);
    const chain = ['-x509_strict', '-CAfile', 'root.pem', '-untrusted', 'issuing.pem', 'seal.pem'];
    expect(await run('openssl', ['verify', ...chain], path)).toMatchObject({ code: 0 });
    const shown = await run('openssl', ['x509', '-in', 'seal.pem', '-noout', '-text'], path);
    expect(shown.stdout).toContain('Digital Signature, Non Repudiation');
    expect(shown.stdout).toContain('1.3.6.1.5.5.7.3.36');
  });
});
