import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  certificationRequest,
  generateSealKey,
  readCertificationRequest,
} from '@hallway/certificates';
import type { SealRecord } from '@hallway/protocol';
import {
  Seal,
  sealConfigSchema,
  sealKeysOf,
  type SealConfig,
} from '../../../../kiosk/src/core/seal/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import { signerContract, type Candidate } from '../../../certificates/sign/signer-contract.ts';
import {
  certify,
  createFixture,
  temporaryDirectory,
  type Fixture,
} from '../../../certificates/support.ts';
import { startSealServer, type SealServer } from '../../../peers/seal-server.ts';
import { createToken, pin, softhsmModule, type Token } from '../../../peers/softhsm.ts';
import { openKioskStore, silentLog } from '../sync/support.ts';

let fixture: Fixture;
let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let token: Token;
let server: SealServer;
const stores: Store[] = [];

beforeAll(async () => {
  fixture = await createFixture();
  directory = await temporaryDirectory();
  token = await createToken('hallway-kiosk');
  await token.makeKey('seal of K01', 'EC:prime256v1');
  server = await startSealServer();
});
afterAll(async () => {
  for (const store of stores) store.close();
  await server[Symbol.asyncDispose]();
  await token[Symbol.asyncDispose]();
  await directory[Symbol.asyncDispose]();
});

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(directory.path, name);
  await writeFile(path, text);
  return path;
}

/** The ways to say where the key is, as they stand in kiosk.json. */
const configurations: Record<SealConfig['signer'], () => Promise<unknown>> = {
  file: async () => ({ signer: 'file' }),
  pkcs11: async () => ({
    signer: 'pkcs11',
    module: softhsmModule,
    token: token.label,
    key: 'seal of K01',
    pin: { file: await fileOf('pin', `${pin}\n`) },
  }),
  remote: async () => {
    const { privateKeyPem: keyPem, publicKeySpkiPem } = await generateSealKey();
    const certificatePem = await certify(fixture.authority, publicKeySpkiPem, 'server');
    const chainPem = fixture.authority.issuingPem;
    return {
      signer: 'remote',
      url: await server.addSeal('K01', { algorithm: 'ES256', certificatePem, chainPem, keyPem }),
      serverCa: await fileOf('ca.pem', server.access.serverCaPem),
      clientCertificate: await fileOf('client.pem', server.access.clientCertificatePem),
      clientKey: await fileOf('client.key', server.access.clientKeyPem),
    };
  },
};

/** Has the configured key certified as central would, by its own request. */
async function open(config: unknown): Promise<{ seal: Seal; record: SealRecord }> {
  const store = openKioskStore();
  stores.push(store);
  const keys = await sealKeysOf(sealConfigSchema.parse(config), store);
  const seal = new Seal({ store, kioskId: 'K01', keys, log: silentLog });
  const { publicKeySpkiPem, sign } = await keys.next((key) => seal.isCertified(key));
  const request = await certificationRequest({ commonName: 'K01', publicKeySpkiPem }, sign);
  const shown = await readCertificationRequest(request);
  const record: SealRecord = {
    certificatePem: await certify(fixture.authority, shown.publicKeySpkiPem),
    chainPem: fixture.authority.issuingPem,
    rootPem: fixture.authority.rootPem,
    notAfter: '2030-01-01T00:00:00.000Z',
  };
  seal.apply('k:K01', { pos: 1, op: 'put', key: 'seal', data: record });
  return { seal, record };
}

describe.each(['file', 'pkcs11', 'remote'] as const)('a kiosk whose seal key is: %s', (kind) => {
  let candidate: Candidate;
  beforeAll(async () => {
    const { seal, record } = await open(await configurations[kind]());
    const signer = await seal.signer();
    if (!signer) throw new Error('no seal');
    candidate = { fixture, signer, certificatePem: record.certificatePem };
  });
  signerContract(() => candidate);
});

it('takes the PIN from the environment, and tells a wrong one by its code', async () => {
  const config = (await configurations.pkcs11()) as object;
  process.env['TEST_SEAL_PIN'] = pin;
  const { seal } = await open({ ...config, pin: { env: 'TEST_SEAL_PIN' } });
  expect((await seal.signer())?.algorithm).toBe('ES256');
  delete process.env['TEST_SEAL_PIN'];
  const missing = open({ ...config, pin: { env: 'TEST_SEAL_PIN' } });
  await expect(missing).rejects.toThrow('the environment has no TEST_SEAL_PIN');
  const absent = open({ ...config, key: 'another' });
  await expect(absent).rejects.toMatchObject({ code: 'NO_KEY' });
});

it.each([
  { signer: 'pkcs11', module: 'm', token: 't', key: 'k', pin: '1234' },
  {
    signer: 'remote',
    url: 'http://seal.example/seals/K01',
    serverCa: 'a',
    clientCertificate: 'b',
    clientKey: 'c',
  },
  { signer: 'cloud' },
])('%o is no configuration', (config) => {
  expect(sealConfigSchema.safeParse(config).success).toBe(false);
});
