import { readFile } from 'node:fs/promises';
import type { Store } from '../store/index.ts';
import type { SealConfig, SecretPlace } from './config.ts';
import { GivenKey } from './given-key.ts';
import type { SealKeys } from './keys.ts';
import { StoredKeys } from './stored-keys.ts';

/** A secret that is not where the configuration says. */
export class SecretMissingError extends Error {
  override name = 'SecretMissingError';
}

/** The seal keys that a kiosk's configuration names. A token or server that is away is asked for again until it is there. */
export async function sealKeysOf(config: SealConfig, store: Store): Promise<SealKeys> {
  if (config.signer === 'file') return new StoredKeys(store);
  const keys = new GivenKey(() => reach(config));
  // Without it nothing is sealed; everything else works, and the courier goes on trying.
  await keys.open().catch(() => undefined);
  return keys;
}

async function reach(config: Exclude<SealConfig, { signer: 'file' }>) {
  if (config.signer === 'pkcs11') {
    // Native code, loaded by those who need it.
    const { openTokenKey } = await import('@hallway/certificates/pkcs11');
    const { module, token, key: label } = config;
    return openTokenKey({ module, token, label, pin: await secretAt(config.pin) });
  }
  const { openRemoteKey } = await import('@hallway/certificates/remote-seal');
  const [serverCaPem, clientCertificatePem, clientKeyPem] = await Promise.all(
    [config.serverCa, config.clientCertificate, config.clientKey].map((file) =>
      readFile(file, 'utf8'),
    ),
  );
  return openRemoteKey({
    url: config.url,
    serverCaPem: serverCaPem ?? '',
    clientCertificatePem: clientCertificatePem ?? '',
    clientKeyPem: clientKeyPem ?? '',
  });
}

async function secretAt(place: SecretPlace): Promise<string> {
  if ('env' in place) {
    const secret = process.env[place.env];
    if (!secret) throw new SecretMissingError(`the environment has no ${place.env}`);
    return secret;
  }
  const [line = ''] = (await readFile(place.file, 'utf8')).split(/\r?\n/);
  if (line === '') throw new SecretMissingError(`the first line of ${place.file} is empty`);
  return line;
}
