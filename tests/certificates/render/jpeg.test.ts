import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { JpegError, jpegLimits, readJpeg } from '../../../certificates/src/render/jpeg.ts';
import { jpegOf } from './sample-document.ts';

function faultOf(bytes: Uint8Array): string {
  try {
    readJpeg(bytes);
  } catch (error) {
    if (error instanceof JpegError) return error.fault;
    throw error;
  }
  return 'none';
}

/** With EXIF: the orientation, and where the picture was taken. */
const exif = (orientation: number) =>
  `, exif=(lambda e: (e.__setitem__(274, ${orientation}), e.__setitem__(270, 'taken at home'), e)[2])(Image.Exif()).tobytes()`;

let colour: Uint8Array;

beforeAll(async () => {
  colour = await jpegOf('RGB');
});

describe('a portrait', () => {
  it('passes in colour and in grey, with its size', async () => {
    expect(readJpeg(colour).pixels).toEqual({ width: 60, height: 80, components: 3 });
    const grey = await jpegOf('L');
    expect(readJpeg(grey).pixels).toEqual({ width: 60, height: 80, components: 1 });
  });

  it('loses what is not the picture', async () => {
    const tagged = await jpegOf('RGB', `${exif(1)}, comment=b'by phone'`);
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
    expect(text(tagged)).toContain('taken at home');
    expect(text(tagged)).toContain('by phone');
    expect(Buffer.compare(readJpeg(tagged).jpeg, colour)).toBe(0);
  });

  it('loses what follows it', () => {
    const longer = Uint8Array.from([...colour, 1, 2, 3]);
    expect(Buffer.compare(readJpeg(longer).jpeg, colour)).toBe(0);
  });
});

describe('a picture is refused, and why is said:', () => {
  it('progressive', async () => {
    expect(faultOf(await jpegOf('RGB', ', progressive=True'))).toBe('not-baseline');
  });

  it('CMYK', async () => {
    expect(faultOf(await jpegOf('CMYK'))).toBe('colours');
  });

  it('held on its side', async () => {
    expect(faultOf(await jpegOf('RGB', exif(6)))).toBe('turned');
  });

  it('larger than a portrait is', () => {
    expect(faultOf(new Uint8Array(jpegLimits.bytes + 1))).toBe('too-large');
    const frame = Buffer.from(colour).indexOf(Buffer.from([0xff, 0xc0]));
    const wide = colour.slice();
    wide[frame + 7] = 0x40;
    expect(faultOf(wide)).toBe('too-large');
  });

  it('no JPEG at all, or one cut short anywhere', () => {
    expect(faultOf(new TextEncoder().encode('%PDF-1.7'))).toBe('damaged');
    for (let length = 0; length < colour.length; length++) {
      expect(faultOf(colour.subarray(0, length)), `${length} bytes`).not.toBe('none');
    }
  });

  it('or nothing worse happens, whatever bytes come', () => {
    const changes = fc.array(fc.tuple(fc.nat(colour.length - 1), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(changes, (list) => {
        const changed = colour.slice();
        for (const [at, byte] of list) changed[at] = byte;
        faultOf(changed);
      }),
      { numRuns: process.env['HALLWAY_LONG'] ? 20_000 : 500, seed: 7 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        faultOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, ...bytes]));
      }),
      { numRuns: process.env['HALLWAY_LONG'] ? 20_000 : 500, seed: 7 },
    );
  });
});
