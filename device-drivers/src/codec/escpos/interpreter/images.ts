import { Bitmap } from '../raster/bitmap.ts';

/** GS v 0 m xL xH yL yH d…: rows of octets. `parameters` begins at the 30. Null for a size of nothing. */
export function rasterOf(parameters: Uint8Array, most: number): Bitmap | null {
  const [, mode = 0, xL = 0, xH = 0, yL = 0, yH = 0] = parameters;
  const scale = scaleOf(mode & 3);
  return magnified((xL + xH * 256) * 8, yL + yH * 256, parameters.subarray(6), scale, most);
}

/** GS ( L, function 112: 30 70 a bx by c xL xH yL yH d…: rows of dots. `block` begins at the 30. */
export function graphicsOf(block: Uint8Array, most: number): Bitmap | null {
  const [, , tone, bx = 1, by = 1, , xL = 0, xH = 0, yL = 0, yH = 0] = block;
  // 34 is multiple tones, which no printer of this kind keeps apart.
  if (tone !== 0x30) return null;
  const scale = { x: bx === 2 ? 2 : 1, y: by === 2 ? 2 : 1 };
  return magnified(xL + xH * 256, yL + yH * 256, block.subarray(10), scale, most);
}

/** ESC * m nL nH d…: columns of 8 or 24 dots, the top one in the highest bit. */
export function columnsOf(parameters: Uint8Array, most: number): Bitmap {
  const [mode = 0, nL = 0, nH = 0] = parameters;
  const data = parameters.subarray(3);
  const tall = mode >= 32;
  const octets = tall ? 3 : 1;
  const scale = { x: (mode & 1) === 0 ? 2 : 1, y: tall ? 1 : 3 };
  const columns = Math.min(nL + nH * 256, Math.ceil(most / scale.x));
  const bitmap = new Bitmap(columns * scale.x, 24);
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < octets * 8; row++) {
      const octet = data[column * octets + (row >> 3)] ?? 0;
      if ((octet & (0x80 >> (row & 7))) !== 0)
        bitmap.fill(column * scale.x, row * scale.y, scale.x, scale.y);
    }
  return bitmap;
}

function scaleOf(mode: number): { x: number; y: number } {
  return { x: (mode & 1) === 0 ? 1 : 2, y: (mode & 2) === 0 ? 1 : 2 };
}

/** Dots beyond the paper are cut off before anything is made larger. */
function magnified(
  width: number,
  height: number,
  data: Uint8Array,
  scale: { x: number; y: number },
  most: number,
): Bitmap | null {
  const stride = Math.ceil(width / 8);
  if (stride === 0 || height === 0 || data.byteLength < stride * height) return null;
  const plain = new Bitmap(width, height, data);
  if (scale.x === 1 && scale.y === 1 && width <= most) return plain;
  const image = new Bitmap(Math.min(width * scale.x, most), height * scale.y);
  image.draw(plain, 0, 0, scale.x, scale.y);
  return image;
}
