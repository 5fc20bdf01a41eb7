import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  generateSealKey,
  loadRsaSealSigner,
  loadSealSigner,
  readOfflineCode,
  SealKeyError,
  type PdfAlgorithm,
} from '@hallway/certificates';
import { openTokenSigner, type TokenSigner } from '@hallway/certificates/pkcs11';
import { openRemoteSigner, type RemoteSigner } from '@hallway/certificates/remote-seal';
import { loadSm2Signer, sm2Verify } from '@hallway/certificates/sm2';
import { startSealServer, type SealServer } from '../../peers/seal-server.ts';
import { createToken, pin, softhsmModule, type Token } from '../../peers/softhsm.ts';
import {
  certify,
  createFixture,
  issue,
  run,
  sharedEngine,
  temporaryDirectory,
  type Fixture,
} from '../support.ts';
import { derOf } from './der-of.ts';
import { signerContract, type Candidate } from './signer-contract.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await createFixture();
});

const chainPem = () => fixture.authority.issuingPem + fixture.authority.rootPem;

/** A new RSA key by OpenSSL. @returns PKCS#8 and SPKI PEM */
async function rsaKey(bits: number) {
  await using directory = await temporaryDirectory();
  const { path } = directory;
  const make = ['genpkey', '-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`];
  const { stdout: keyPem } = await run('openssl', make);
  await writeFile(join(path, 'key.pem'), keyPem);
  const { stdout } = await run('openssl', ['pkey', '-in', 'key.pem', '-pubout'], path);
  return { keyPem, publicKeySpkiPem: stdout };
}

describe('a P-256 key in a file', () => {
  let candidate: Candidate;
  beforeAll(async () => {
    const { signer, certificatePem } = fixture;
    candidate = { fixture, signer, certificatePem };
  });
  signerContract(() => candidate);

  it('signs the same text the same way (RFC 6979)', async () => {
    const text = new Uint8Array(9);
    expect(await fixture.signer.sign(text)).toEqual(await fixture.signer.sign(text));
  });
});

describe('an RSA key in a file', () => {
  let candidate: Candidate;
  beforeAll(async () => {
    const key = await rsaKey(3072);
    const certificatePem = await certify(fixture.authority, key.publicKeySpkiPem);
    const files = { keyPem: key.keyPem, certificatePem, chainPem: chainPem() };
    candidate = { fixture, signer: await loadRsaSealSigner(files), certificatePem };
  });
  signerContract(() => candidate);

  it('is refused with fewer than 3072 bits', async () => {
    const { keyPem } = await rsaKey(2048);
    const files = { keyPem, certificatePem: fixture.certificatePem, chainPem: '' };
    await expect(loadRsaSealSigner(files)).rejects.toThrow(SealKeyError);
  });

  it('is refused as a P-256 key, and the other way round', async () => {
    const rsa = { ...candidate, keyPem: (await rsaKey(3072)).keyPem, chainPem: '' };
    await expect(loadSealSigner(rsa)).rejects.toThrow(SealKeyError);
    const ec = { ...candidate, keyPem: (await generateSealKey()).privateKeyPem, chainPem: '' };
    await expect(loadRsaSealSigner(ec)).rejects.toThrow(SealKeyError);
  });
});

describe('a key on a token', () => {
  let token: Token;
  const open: TokenSigner[] = [];
  const options = (label: string, certificatePem: string) => {
    const key = { module: softhsmModule, token: token.label, label, pin };
    return { ...key, certificatePem, chainPem: chainPem() };
  };
  beforeAll(async () => {
    token = await createToken('hallway-seal');
  });
  afterAll(async () => {
    for (const signer of open) await signer.close();
    await token[Symbol.asyncDispose]();
  });

  describe.each(['EC:prime256v1', 'rsa:3072'] as const)('%s', (type) => {
    let candidate: Candidate;
    beforeAll(async () => {
      const label = `kiosk ${type.slice(0, 3)}`;
      const certificatePem = await certify(fixture.authority, await token.makeKey(label, type));
      const signer = await openTokenSigner(options(label, certificatePem));
      open.push(signer);
      candidate = { fixture, signer, certificatePem };
    });
    signerContract(() => candidate);

    it('signs again after its session ended', async () => {
      const signer = open.at(-1);
      await signer?.close();
      expect((await signer?.sign(new Uint8Array(3)))?.length).toBeGreaterThan(0);
    });

    it('is not taken with the certificate of another key', async () => {
      const wrong = options(`kiosk ${type.slice(0, 3)}`, fixture.certificatePem);
      await expect(openTokenSigner(wrong)).rejects.toThrow(SealKeyError);
    });
  });

  describe('that cannot be used', () => {
    // A token stays open to a process while one session of it is logged in.
    beforeAll(async () => {
      for (const signer of open) await signer.close();
    });

    it.each([
      ['PIN_WRONG', { pin: '0000' }],
      ['NO_TOKEN', { token: 'another' }],
      ['NO_KEY', { label: 'another' }],
      ['NO_MODULE', { module: '/nowhere/lib.so' }],
    ])('says %s', async (code, change) => {
      const wrong = { ...options('kiosk EC:', fixture.certificatePem), ...change };
      await expect(openTokenSigner(wrong)).rejects.toMatchObject({ code, text: { zh: /./ } });
    });
  });
});

describe('a key at a seal server', () => {
  let server: SealServer;
  const urls: Partial<Record<PdfAlgorithm, string>> = {};
  const certificates: Partial<Record<PdfAlgorithm, string>> = {};
  const open: RemoteSigner[] = [];
  const options = (algorithm: PdfAlgorithm) => ({ url: urls[algorithm] ?? '', ...server.access });
  beforeAll(async () => {
    server = await startSealServer();
    const p256 = await generateSealKey();
    const keys = { ES256: { ...p256, keyPem: p256.privateKeyPem }, RS256: await rsaKey(3072) };
    for (const algorithm of ['ES256', 'RS256'] as const) {
      const { keyPem, publicKeySpkiPem } = keys[algorithm];
      const certificatePem = await certify(fixture.authority, publicKeySpkiPem);
      certificates[algorithm] = certificatePem;
      const seal = { algorithm, certificatePem, chainPem: chainPem(), keyPem };
      urls[algorithm] = await server.addSeal(algorithm, seal);
    }
  });
  afterAll(async () => {
    for (const signer of open) signer.close();
    await server[Symbol.asyncDispose]();
  });

  describe.each(['ES256', 'RS256'] as const)('%s', (algorithm) => {
    let candidate: Candidate;
    beforeAll(async () => {
      const signer = await openRemoteSigner(options(algorithm));
      open.push(signer);
      candidate = { fixture, signer, certificatePem: certificates[algorithm] ?? '' };
    });
    signerContract(() => candidate);
  });

  it.each([
    ['BUSY', 'busy'],
    ['REFUSED', 'refuse'],
    ['BAD_ANSWER', 'babble'],
    ['TIMEOUT', 'sleep'],
  ] as const)('%s is said by its name, and the next try works', async (code, mood) => {
    const signer = await openRemoteSigner({ ...options('ES256'), timeoutMs: 500 });
    await server.setMood(mood);
    const refused = signer.sign(new Uint8Array(3));
    await expect(refused).rejects.toMatchObject({ code, text: { zh: /./, en: /./ } });
    await server.setMood(null);
    expect(await signer.sign(new Uint8Array(3))).toHaveLength(64);
    signer.close();
  });

  it('lets nobody in who cannot prove who they are', async () => {
    const stranger = openRemoteSigner({ ...options('ES256'), ...server.stranger });
    await expect(stranger).rejects.toMatchObject({ code: 'NOT_TRUSTED', retryable: false });
  });

  it('is not believed without the certificate agreed on', async () => {
    const serverCaPem = server.stranger.clientCertificatePem;
    const impostor = openRemoteSigner({ ...options('ES256'), serverCaPem });
    await expect(impostor).rejects.toMatchObject({ code: 'NOT_TRUSTED' });
  });

  it('that is not there may be asked again later', async () => {
    const url = 'https://127.0.0.1:9/seals/ES256';
    const nobody = openRemoteSigner({ ...options('ES256'), url });
    await expect(nobody).rejects.toMatchObject({ code: 'UNREACHABLE', retryable: true });
  });
});

describe('SM2 with SM3', () => {
  /** Key and certificate by OpenSSL. */
  async function sm2Files(path: string) {
    const { stdout: keyPem } = await run('openssl', ['genpkey', '-algorithm', 'SM2']);
    await writeFile(join(path, 'key.pem'), keyPem);
    const make = ['req', '-x509', '-new', '-key', 'key.pem', '-sm3', '-days', '2'];
    const as = ['-sigopt', 'distid:1234567812345678', '-subj', '/CN=SM2'];
    const { stdout: certificatePem } = await run('openssl', [...make, ...as], path);
    return { keyPem, certificatePem, chainPem: '' };
  }

  it('signs the claims of a code so that OpenSSL verifies them, twenty times over', async () => {
    await using directory = await temporaryDirectory();
    const { path } = directory;
    const signer = await loadSm2Signer(await sm2Files(path));
    const { qr } = await (await sharedEngine()).render(issue('D01'), fixture.signer);
    const { toBeSigned } = readOfflineCode(qr);
    const verify = ['pkeyutl', '-verify', '-inkey', 'key.pem', '-rawin', '-digest', 'sm3'];
    const how = ['-in', 'claims', '-sigfile', 'sig', '-pkeyopt', 'distid:1234567812345678'];
    for (let i = 0; i < 20; i++) {
      const claims = i === 0 ? toBeSigned : crypto.getRandomValues(new Uint8Array(50 + i * 11));
      await writeFile(join(path, 'claims'), claims);
      await writeFile(join(path, 'sig'), derOf(await signer.sign(claims)));
      expect((await run('openssl', [...verify, ...how], path)).stdout).toMatch(/success/i);
    }
    await writeFile(join(path, 'claims'), toBeSigned);
    expect((await run('openssl', [...verify, ...how], path)).stdout).not.toMatch(/success/i);
  });

  it('verifies what OpenSSL signed, and nothing changed', async () => {
    await using directory = await temporaryDirectory();
    const { path } = directory;
    const signer = await loadSm2Signer(await sm2Files(path));
    await writeFile(join(path, 'text'), 'campus');
    const sign = [
      'pkeyutl',
      '-sign',
      '-inkey',
      'key.pem',
      '-rawin',
      '-digest',
      'sm3',
      '-in',
      'text',
    ];
    const how = ['-pkeyopt', 'distid:1234567812345678', '-out', 'sig'];
    await run('openssl', [...sign, ...how], path);
    const parsed = await run('openssl', ['asn1parse', '-inform', 'DER', '-in', 'sig'], path);
    const [r = '', s = ''] = Array.from(parsed.stdout.matchAll(/:([0-9A-F]+)$/gm), ([, x]) => x);
    const raw = Buffer.from(r.padStart(64, '0') + s.padStart(64, '0'), 'hex');
    const text = new TextEncoder().encode('campus');
    const point = signer.certificate.subarray(...pointIn(signer.certificate));
    expect(sm2Verify(text, raw, point)).toBe(true);
    expect(sm2Verify(new TextEncoder().encode('Campus'), raw, point)).toBe(false);
    raw[40] = (raw[40] ?? 0) ^ 1;
    expect(sm2Verify(text, raw, point)).toBe(false);
  });

  it('is refused with the certificate of another key', async () => {
    await using one = await temporaryDirectory();
    await using other = await temporaryDirectory();
    const files = await sm2Files(one.path);
    const { certificatePem } = await sm2Files(other.path);
    await expect(loadSm2Signer({ ...files, certificatePem })).rejects.toThrow(SealKeyError);
    const p256 = (await generateSealKey()).privateKeyPem;
    await expect(loadSm2Signer({ ...files, keyPem: p256 })).rejects.toThrow(SealKeyError);
  });

  /** The public point of a certificate: a BIT STRING of 66 bytes, uncompressed. */
  function pointIn(der: Uint8Array): [number, number] {
    const at = Buffer.from(der).indexOf(Buffer.from([0x03, 0x42, 0x00, 0x04])) + 3;
    return [at, at + 65];
  }
});
