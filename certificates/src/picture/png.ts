import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Each row as its difference from the row above (filter 2, "Up"): paper is mostly white, so mostly zeros. */
function filteredRows(rgbx: Uint8Array, width: number, height: number): Buffer {
  const stride = width * 3;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    let to = y * (stride + 1);
    rows[to] = 2;
    to += 1;
    let from = y * width * 4;
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        const above = y === 0 ? 0 : (rgbx[from - width * 4 + channel] ?? 0);
        rows[to + channel] = (rgbx[from + channel] ?? 0) - above;
      }
      to += 3;
      from += 4;
    }
  }
  return rows;
}

/**
 * A PNG (ISO/IEC 15948) of 8-bit RGB.
 *
 * @param rgbx four bytes a pixel, the fourth ignored, rows from the top
 */
export function encodePng(rgbx: Uint8Array, width: number, height: number): Buffer {
  if (rgbx.length !== width * height * 4) throw new RangeError('pixels do not fill the picture');
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filteredRows(rgbx, width, height), { level: 3 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}
