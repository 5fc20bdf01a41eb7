import { crc32, deflateSync } from 'node:zlib';
import type { Bitmap } from './bitmap.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREY = 0;
const NO_FILTER = 0;

/** A bitmap as a PNG of one bit a dot (ISO/IEC 15948). @param dotsPerMetre 8000 for 203 dpi */
export function encodePng(bitmap: Bitmap, dotsPerMetre = 8000): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(bitmap.width, 0);
  header.writeUInt32BE(bitmap.height, 4);
  header.set([1, GREY], 8);
  const density = Buffer.alloc(9);
  density.writeUInt32BE(dotsPerMetre, 0);
  density.writeUInt32BE(dotsPerMetre, 4);
  density.set([1], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(scanlines(bitmap))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** In PNG 1 is white, on paper it is black. */
function scanlines({ octets, stride, height }: Bitmap): Uint8Array {
  const lines = Buffer.alloc((stride + 1) * height, NO_FILTER);
  for (let row = 0; row < height; row++)
    for (let at = 0; at < stride; at++)
      lines[row * (stride + 1) + 1 + at] = ~(octets[row * stride + at] ?? 0) & 0xff;
  return lines;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.byteLength + 8);
  framed.writeUInt32BE(data.byteLength, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.byteLength + 4);
  return framed;
}
