import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, temporaryDirectory } from '../certificates/support.ts';
import { startDaemon, until } from './daemon.ts';

/** The answers of a seal server besides the right one. */
export type Mood = 'busy' | 'refuse' | 'babble' | 'sleep';

export interface SealServer extends AsyncDisposable {
  /** What a client needs to be let in. */
  access: { serverCaPem: string; clientCertificatePem: string; clientKeyPem: string };
  /** A certificate and key nobody invited. */
  stranger: { clientCertificatePem: string; clientKeyPem: string };
  /** Puts a seal into the server. @returns its address */
  addSeal(
    name: string,
    seal: { algorithm: string; certificatePem: string; chainPem: string; keyPem: string },
  ): Promise<string>;
  setMood(mood: Mood | null): Promise<void>;
}

const program = new URL('./seal_server.py', import.meta.url).pathname;

/** Starts the seal server of `seal_server.py` with certificates made by OpenSSL. */
export async function startSealServer(): Promise<SealServer> {
  const directory = await temporaryDirectory();
  const home = directory.path;
  for (const name of ['server', 'client', 'stranger']) await makeCertificate(home, name);
  const read = (file: string) => readFile(join(home, file), 'utf8');
  await writeFile(join(home, 'clients.pem'), await read('client.pem'));
  const daemon = startDaemon('python3', [program, home]);
  await until('the seal server listens', () => /^\d+\n/.test(daemon.output()));
  const origin = `https://127.0.0.1:${Number.parseInt(daemon.output(), 10)}`;
  return {
    access: {
      serverCaPem: await read('server.pem'),
      clientCertificatePem: await read('client.pem'),
      clientKeyPem: await read('client.key'),
    },
    stranger: {
      clientCertificatePem: await read('stranger.pem'),
      clientKeyPem: await read('stranger.key'),
    },
    async addSeal(name, { keyPem, ...seal }) {
      const folder = join(home, 'seals', name);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'seal.json'), JSON.stringify(seal));
      await writeFile(join(folder, 'key.pem'), keyPem);
      return `${origin}/seals/${name}`;
    },
    setMood: (mood) =>
      mood === null ? rm(join(home, 'mood'), { force: true }) : writeFile(join(home, 'mood'), mood),
    async [Symbol.asyncDispose]() {
      await daemon.stop();
      await directory[Symbol.asyncDispose]();
    },
  };
}

/** A certificate for 127.0.0.1 that signs itself. */
async function makeCertificate(home: string, name: string): Promise<void> {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const names = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', join(home, `${name}.key`), '-out', join(home, `${name}.pem`)];
  const result = await run('openssl', ['req', '-x509', ...key, ...names, ...files]);
  if (result.code !== 0) throw new Error(result.stderr);
}
