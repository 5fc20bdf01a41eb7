import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { toPalettePng } from './palette-png.ts';

test('keeps size and colours of a picture with few of them', () => {
  const picture = new PNG({ width: 16, height: 8 });
  for (let at = 0; at < picture.data.length; at += 4) {
    picture.data.set(at % 8 === 0 ? [250, 247, 241, 255] : [14, 90, 87, 255], at);
  }
  const small = PNG.sync.read(toPalettePng(PNG.sync.write(picture)));
  expect([small.width, small.height]).toEqual([16, 8]);
  expect(small.data.equals(picture.data)).toBe(true);
});
