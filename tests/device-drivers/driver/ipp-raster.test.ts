import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readPwgRaster } from '../../../device-drivers/src/codec/pwg-raster/index.ts';
import { rasterOf } from '../../../device-drivers/src/driver/ipp-printer/raster.ts';
import { deliveryFormat } from '../../../device-drivers/src/profile/printer-profile.ts';
import type { RasterOffer } from '../../../device-drivers/src/profile/printer-profile.ts';
import { failure } from '../support/failure.ts';
import { pdfOfPages } from '../support/pdf.ts';

const grey: RasterOffer = { resolution: 300, type: 'sgray_8', plainBack: true };
const how = { program: 'gs', timeoutMs: 20_000, signal: undefined };
const rests = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('gs_'));

describe('raster of a PDF', () => {
  it.each([
    [{ ...grey, type: 'srgb_8' as const }, 24, 2480],
    [{ ...grey, resolution: 600 }, 8, 4961],
    [{ ...grey, type: 'black_1' as const }, 1, 2480],
  ])('has its pages in what the printer takes: %o', async (offer, bitsPerPixel, width) => {
    const pages = readPwgRaster(await rasterOf(pdfOfPages(2), offer, how));
    expect(pages).toHaveLength(2);
    for (const page of pages) expect(page).toMatchObject({ bitsPerPixel, width });
  });

  it('takes a PDF that comes in chunks', async () => {
    const pdf = pdfOfPages(3);
    async function* chunks() {
      for (let at = 0; at < pdf.length; at += 100)
        yield await Promise.resolve(pdf.subarray(at, at + 100));
    }
    expect(readPwgRaster(await rasterOf(chunks(), grey, how))).toHaveLength(3);
  });

  it.each([
    ['half a PDF', pdfOfPages(20).subarray(0, 1000)],
    ['nothing', new Uint8Array()],
    ['no PDF', Buffer.from('a secret word')],
  ])('is not made of %s', async (_, octets) => {
    const error = await failure(rasterOf(octets, grey, how));
    expect(error).toMatchObject({ code: 'unsupported', effect: 'none', retryable: false });
    expect(error.message).not.toContain('secret');
  });

  it('is given up in time, leaving nothing behind', async () => {
    const before = rests();
    const slow = rasterOf(pdfOfPages(400), grey, { ...how, timeoutMs: 300 });
    expect(await failure(slow)).toMatchObject({ code: 'timeout', effect: 'none', retryable: true });
    const signal = AbortSignal.timeout(300);
    const unwanted = rasterOf(pdfOfPages(400), grey, { ...how, signal });
    expect(await failure(unwanted)).toMatchObject({ code: 'aborted', effect: 'none' });
    expect(rests()).toEqual(before);
  });

  it('needs Ghostscript', async () => {
    const absent = rasterOf(pdfOfPages(1), grey, { ...how, program: 'no-such-program' });
    expect(await failure(absent)).toMatchObject({ code: 'unsupported', effect: 'none' });
    const wrong = rasterOf(pdfOfPages(1), grey, { ...how, program: 'true' });
    expect(await failure(wrong)).toMatchObject({ code: 'unsupported', effect: 'none' });
  });
});

it.each([
  [['application/pdf', 'image/pwg-raster'], grey, true, 'application/pdf'],
  [['image/pwg-raster'], grey, true, 'image/pwg-raster'],
  [['image/pwg-raster'], grey, false, null],
  [['image/pwg-raster'], null, true, null],
  [['image/jpeg'], null, true, null],
])('a printer of %j gets a PDF as %s', (formats, raster, canRaster, format) => {
  expect(deliveryFormat({ formats, raster }, canRaster)).toBe(format);
});
