import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes the signed bytes and the CMS of the first signature of a PDF as `signed.bin` and `cms.der`, cut out as a
 * stranger would: by the numbers of ByteRange.
 */
export async function cutSignature(pdf: Uint8Array, directory: string): Promise<void> {
  const file = Buffer.from(pdf);
  const numbers = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)/.exec(file.toString('latin1'));
  const [a = 0, b = 0, c = 0, d = 0] = (numbers ?? []).slice(1).map(Number);
  await writeFile(
    join(directory, 'signed.bin'),
    Buffer.concat([file.subarray(a, a + b), file.subarray(c, c + d)]),
  );
  const hex = file.subarray(a + b + 1, c - 1).toString('latin1');
  await writeFile(join(directory, 'cms.der'), Buffer.from(hex, 'hex'));
}
