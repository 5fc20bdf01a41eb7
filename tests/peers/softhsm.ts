import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, temporaryDirectory } from '../certificates/support.ts';

export const softhsmModule = '/usr/lib/softhsm/libsofthsm2.so';
export const pin = '2468';

/** A PKCS#11 token of SoftHSM (Debian's softhsm2) with keys made within it. */
export interface Token extends AsyncDisposable {
  label: string;
  /** Makes a key pair on the token. @returns SPKI PEM of its public half */
  makeKey(label: string, type: 'EC:prime256v1' | 'rsa:3072'): Promise<string>;
}

/**
 * SoftHSM reads its configuration from the environment when its module is first used, so one token serves a process.
 */
export async function createToken(label: string): Promise<Token> {
  const directory = await temporaryDirectory();
  const { path } = directory;
  const configuration = join(path, 'softhsm2.conf');
  await mkdir(join(path, 'tokens'));
  await writeFile(configuration, `directories.tokendir = ${path}/tokens\nlog.level = ERROR\n`);
  process.env['SOFTHSM2_CONF'] = configuration;
  const start = ['--init-token', '--free', '--label', label, '--pin', pin, '--so-pin', '1357'];
  await must('softhsm2-util', start);
  return {
    label,
    async makeKey(key, type) {
      const token = ['--module', softhsmModule, '--token-label', label, '--login', '--pin', pin];
      await must('pkcs11-tool', [...token, '--keypairgen', '--key-type', type, '--label', key]);
      const der = join(path, `${key}.der`);
      const read = ['--read-object', '--type', 'pubkey', '--label', key, '--output-file', der];
      await must('pkcs11-tool', [...token, ...read]);
      return (await must('openssl', ['pkey', '-pubin', '-inform', 'DER', '-in', der])).stdout;
    },
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

async function must(command: string, args: string[]) {
  const result = await run(command, args);
  if (result.code !== 0) throw new Error(`${command}: ${result.stderr}`);
  return result;
}
