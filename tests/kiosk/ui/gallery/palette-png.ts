import { deflateSync, crc32 } from 'node:zlib';
import { PNG } from 'pngjs';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;
/** Colour type 3 of the PNG specification (W3C, third edition, §11.2.1): one palette index a pixel. */
const INDEXED = 3;

interface Cluster {
  count: number;
  red: number;
  green: number;
  blue: number;
}

/** Colours that share the upper five bits of each channel count as one. */
function clusterOf(data: Buffer, at: number): number {
  const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
  return ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
}

function paletteOf(data: Buffer): Cluster[] {
  const clusters = new Map<number, Cluster>();
  for (let at = 0; at < data.length; at += 4) {
    const key = clusterOf(data, at);
    const cluster = clusters.get(key) ?? { count: 0, red: 0, green: 0, blue: 0 };
    cluster.count += 1;
    cluster.red += data[at] ?? 0;
    cluster.green += data[at + 1] ?? 0;
    cluster.blue += data[at + 2] ?? 0;
    clusters.set(key, cluster);
  }
  return [...clusters.values()]
    .toSorted((a, b) => b.count - a.count)
    .slice(0, COLOURS)
    .map(({ count, red, green, blue }) => ({
      count,
      red: Math.round(red / count),
      green: Math.round(green / count),
      blue: Math.round(blue / count),
    }));
}

function nearest(palette: Cluster[], key: number): number {
  const red = ((key >> 10) << 3) + 4;
  const green = (((key >> 5) & 31) << 3) + 4;
  const blue = ((key & 31) << 3) + 4;
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const [index, colour] of palette.entries()) {
    const distance =
      (colour.red - red) ** 2 + (colour.green - green) ** 2 + (colour.blue - blue) ** 2;
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
  }
  return best;
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length);
  head.write(type, 4, 'latin1');
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), body])));
  return Buffer.concat([head, body, tail]);
}

/** The same picture with at most 256 colours: a third of the size, and the same to the eye on a page of documentation. */
export function toPalettePng(png: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(png);
  const palette = paletteOf(data);
  const indexOf = new Map<number, number>();
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const key = clusterOf(data, (y * width + x) * 4);
      let index = indexOf.get(key);
      if (index === undefined) indexOf.set(key, (index = nearest(palette, key)));
      // The first byte of a line is its filter: 0, none, best for indexed pictures.
      lines[y * (width + 1) + 1 + x] = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  header.writeUInt8(INDEXED, 9);
  const colours = Buffer.from(palette.flatMap(({ red, green, blue }) => [red, green, blue]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
