import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, temporaryDirectory, type Fixture } from './support.ts';

/** A directory with `root.pem`, `issuing.pem` and an NSS store `nss` that trusts the root, as a stranger sets it up. */
export async function workshop({ authority }: Pick<Fixture, 'authority'>) {
  const directory = await temporaryDirectory();
  const { path } = directory;
  await writeFile(join(path, 'root.pem'), authority.rootPem);
  await writeFile(join(path, 'issuing.pem'), authority.issuingPem);
  await run('mkdir', ['nss'], path);
  await run('certutil', ['-N', '-d', 'sql:nss', '--empty-password'], path);
  const trust = ['-A', '-d', 'sql:nss', '-n', 'root', '-t', 'CT,C,C', '-a', '-i', 'root.pem'];
  await run('certutil', trust, path);
  return directory;
}
