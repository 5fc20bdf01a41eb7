import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { srgbProfile } from '../../../certificates/src/render/icc.ts';
import { run, temporaryDirectory } from '../support.ts';

it('the colour profile means what the sRGB of Little CMS means', async () => {
  await using directory = await temporaryDirectory();
  await writeFile(join(directory.path, 'srgb.icc'), srgbProfile());
  const script = `
from PIL import Image, ImageCms
image = Image.new('RGB', (64, 64))
image.putdata([((i * 37) % 256, (i * 101) % 256, (i * 11) % 256) for i in range(64 * 64)])
same = ImageCms.profileToProfile(image, 'srgb.icc', ImageCms.createProfile('sRGB'))
print(max(abs(a - b) for p, q in zip(image.getdata(), same.getdata()) for a, b in zip(p, q)))`;
  const { stdout, stderr } = await run('/usr/bin/python3', ['-c', script], directory.path);
  expect(stderr).toBe('');
  expect(Number(stdout)).toBeLessThanOrEqual(1);
});
