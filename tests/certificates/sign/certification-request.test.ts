import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { p256 } from '@noble/curves/nist.js';
import { createPrivateKey } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  certificationRequest,
  generateSealKey,
  readCertificationRequest,
  SealKeyError,
} from '@hallway/certificates';
import { run, temporaryDirectory } from '../support.ts';

async function key() {
  const { privateKeyPem, publicKeySpkiPem } = await generateSealKey();
  const { d } = createPrivateKey(privateKeyPem).export({ format: 'jwk' });
  const scalar = Buffer.from(d ?? '', 'base64url');
  const sign = async (tbs: Uint8Array) => p256.sign(tbs, scalar, { lowS: false });
  return { publicKeySpkiPem, sign };
}

it('makes a request that OpenSSL takes as signed by its own key, and reads it again', async () => {
  const { publicKeySpkiPem, sign } = await key();
  const pem = await certificationRequest({ commonName: 'K01', publicKeySpkiPem }, sign);
  await using directory = await temporaryDirectory();
  await writeFile(join(directory.path, 'request.pem'), pem);
  const show = ['req', '-in', 'request.pem', '-verify', '-noout', '-subject', '-pubkey'];
  const { stdout, stderr } = await run('openssl', show, directory.path);
  expect(stdout + stderr).toMatch(/verify OK/);
  expect(stdout).toContain('CN = K01');
  expect(stdout).toContain(publicKeySpkiPem.trim());
  expect(await readCertificationRequest(pem)).toEqual({ commonName: 'K01', publicKeySpkiPem });
});

it('reads a request that OpenSSL made, and refuses a key of another kind', async () => {
  await using directory = await temporaryDirectory();
  const make = (...kind: string[]) =>
    run(
      'openssl',
      ['req', '-new', '-nodes', '-keyout', 'k', '-subj', '/CN=K07', ...kind],
      directory.path,
    );
  const p256Request = await make('-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256');
  expect(await readCertificationRequest(p256Request.stdout)).toMatchObject({ commonName: 'K07' });
  const rsa = await make('-newkey', 'rsa:2048');
  await expect(readCertificationRequest(rsa.stdout)).rejects.toThrow(SealKeyError);
});

it('refuses a request for a key that somebody else holds, a changed one, and nonsense', async () => {
  const [own, other] = [await key(), await key()];
  const stolen = { commonName: 'K01', publicKeySpkiPem: other.publicKeySpkiPem };
  const forged = await certificationRequest(stolen, own.sign);
  await expect(readCertificationRequest(forged)).rejects.toThrow(SealKeyError);
  const good = await certificationRequest({ ...stolen, commonName: 'K01' }, other.sign);
  const der = Buffer.from(good.replace(/-----[^-]+-----|\n/g, ''), 'base64');
  der[der.indexOf('K01') + 2] = 0x32;
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  const changed = `-----BEGIN CERTIFICATE REQUEST-----\n${lines.join('\n')}\n-----END CERTIFICATE REQUEST-----\n`;
  await expect(readCertificationRequest(changed)).rejects.toThrow(SealKeyError);
  await expect(readCertificationRequest('nonsense')).rejects.toThrow(SealKeyError);
});
