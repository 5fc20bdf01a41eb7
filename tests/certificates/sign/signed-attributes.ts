import { run } from '../support.ts';

/** The signed attributes of `cms.der` in a directory, as `openssl cms -print` shows them. */
export async function signedAttributes(directory: string): Promise<string> {
  const print = ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'cms.der'];
  const { stdout } = await run('openssl', print, directory);
  const start = stdout.indexOf('signedAttrs');
  return stdout.slice(start, stdout.indexOf('signatureAlgorithm', start));
}
