import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { signPdf, verifyPdf, type PdfAlgorithm, type SealSigner } from '@hallway/certificates';
import {
  issue,
  issuedAt,
  run,
  sharedEngine,
  temporaryDirectory,
  type Fixture,
} from '../support.ts';
import { cutSignature } from './cut-signature.ts';
import { derOf } from './der-of.ts';

/** One implementation of `Signer` under test. */
export interface Candidate {
  fixture: Fixture;
  signer: SealSigner<PdfAlgorithm>;
  certificatePem: string;
}

/** What every signer that seals PDFs must do, wherever its key is. OpenSSL is the judge. */
export function signerContract(candidate: () => Candidate): void {
  it('makes signatures that OpenSSL verifies with the key of its certificate', async () => {
    const { signer, certificatePem } = candidate();
    await using directory = await temporaryDirectory();
    const { path } = directory;
    const text = crypto.getRandomValues(new Uint8Array(300));
    await writeFile(join(path, 'seal.pem'), certificatePem);
    await writeFile(join(path, 'text'), text);
    await writeFile(join(path, 'signature'), forOpenssl(signer.algorithm, await signer.sign(text)));
    const key = await run('openssl', ['x509', '-in', 'seal.pem', '-pubkey', '-noout'], path);
    await writeFile(join(path, 'key.pem'), key.stdout);
    const verify = ['dgst', '-sha256', '-verify', 'key.pem', '-signature', 'signature', 'text'];
    expect((await run('openssl', verify, path)).stdout).toContain('Verified OK');
    await writeFile(join(path, 'text'), text.with(7, (text[7] ?? 0) ^ 1));
    expect((await run('openssl', verify, path)).stdout).not.toContain('Verified OK');
  });

  it('seals a paper that OpenSSL, pdfsig and we accept', async () => {
    const { signer, fixture } = candidate();
    const { pdf } = await (await sharedEngine()).render(issue('D01'), fixture.signer);
    const sealed = await signPdf(pdf, signer, issuedAt);
    await using directory = await temporaryDirectory();
    const { path } = directory;
    await writeFile(join(path, 'root.pem'), fixture.authority.rootPem);
    await writeFile(join(path, 'paper.pdf'), sealed);
    await cutSignature(sealed, path);
    const verify = ['cms', '-verify', '-inform', 'DER', '-in', 'cms.der', '-content', 'signed.bin'];
    const how = ['-binary', '-CAfile', 'root.pem', '-purpose', 'any', '-out', '/dev/null'];
    expect((await run('openssl', [...verify, ...how], path)).stderr).toMatch(/success/i);
    const { stdout } = await run('pdfsig', ['-nocert', 'paper.pdf'], path);
    expect(stdout).toContain('Signature is Valid');
    const { checks } = await verifyPdf(sealed, fixture.trust, issuedAt);
    const passed = checks.filter(({ ok }) => ok).map(({ name }) => name);
    expect(passed).toEqual(expect.arrayContaining(['unchanged', 'seal-trusted']));
  });

  it('signs what is asked at the same time', async () => {
    const { signer } = candidate();
    const texts = Array.from({ length: 6 }, (_, i) => new Uint8Array(40).fill(i));
    const signatures = await Promise.all(texts.map((text) => signer.sign(text)));
    expect(new Set(signatures.map((signature) => signature.join())).size).toBe(texts.length);
    const length = signer.algorithm === 'ES256' ? 64 : 384;
    expect(signatures.every((signature) => signature.length === length)).toBe(true);
  });

  it('says who it is: certificate, the chain above without the root, validity', () => {
    const { signer } = candidate();
    expect(signer.kid).toMatch(/^[0-9a-f]{16}$/);
    expect(signer.chain).toHaveLength(1);
    expect(signer.validity.notBefore.getTime()).toBeLessThan(signer.validity.notAfter.getTime());
  });
}

/** OpenSSL takes ECDSA signatures as DER only. */
function forOpenssl(algorithm: PdfAlgorithm, signature: Uint8Array): Uint8Array {
  return algorithm === 'ES256' ? derOf(signature) : signature;
}
