import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Prepared } from '../../../../kiosk/src/core/issuing/index.ts';
import { pageImage } from '../../../../kiosk/src/core/issuing/preview/page-image.ts';
import { loadPdfium, encodePng, grown, merged } from '@hallway/certificates/picture';
import { openKioskStore, somePdf, temporaryDir } from '../printing/support.ts';
import { makeSeal, openIssuing, request } from './support.ts';

const prepared: (Prepared & { form: 'a4' })[] = [];

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = readFileSync(wasm);
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const home = temporaryDir();
  const store = openKioskStore(home.dir);
  const { signer } = await makeSeal();
  const room = await openIssuing(store, { signer: () => Promise.resolve(signer) });
  for (const ask of [request, { ...request, document: 'D02', language: 'en' as const }]) {
    const made = await room.prepare(ask);
    if (made.form === 'a4') prepared.push(made);
  }
  store.close();
  home.remove();
});

async function codesIn({ data, width, height }: PNG): Promise<string[]> {
  const image = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' } as const;
  return (await readBarcodes(image, { tryHarder: true })).map(({ text }) => text);
}

/** The page as it would print, by the same renderer, with nothing covered. */
async function bare(pdf: Uint8Array): Promise<PNG> {
  const pdfium = await loadPdfium();
  const [width, height] = [1000, 1414];
  const pixels = pdfium.withPage(pdf, 1, (page) =>
    pdfium.picture(width, height, (bitmap) => page.drawOn(bitmap, width, height)),
  );
  return PNG.sync.read(encodePng(pixels, width, height));
}

describe('the picture of a page that is not issued yet', () => {
  test('shows the page, and no code that could be read from it', async () => {
    for (const { rendered, verifyCode } of prepared) {
      const uncovered = await bare(rendered.pdf);
      expect(await codesIn(uncovered)).toEqual([rendered.qr]);

      const { png, width, height } = await pageImage(rendered.pdf, 1, verifyCode);
      const picture = PNG.sync.read(Buffer.from(png, 'base64'));
      expect([picture.width, picture.height]).toEqual([width, height]);
      expect([width, height]).toEqual([1000, 1414]);
      expect(await codesIn(picture)).toEqual([]);
    }
  });

  test('keeps nothing of the typed code where it stands', async () => {
    for (const { rendered, verifyCode } of prepared) {
      const pdfium = await loadPdfium();
      const { png } = await pageImage(rendered.pdf, 1, verifyCode);
      const picture = PNG.sync.read(Buffer.from(png, 'base64'));
      const places = pdfium.withPage(rendered.pdf, 1, (page) => {
        const scale = picture.width / page.width;
        return page.find(verifyCode).map((rect) => ({
          left: Math.ceil(rect.x * scale),
          right: Math.floor((rect.x + rect.width) * scale),
          top: Math.ceil((page.height - rect.y - rect.height) * scale),
          bottom: Math.floor((page.height - rect.y) * scale),
        }));
      });
      expect(places.length).toBeGreaterThan(0);
      for (const { left, right, top, bottom } of places) {
        for (let y = top; y < bottom; y += 1) {
          for (let x = left; x < right; x += 1) {
            // A light panel, at most with the watermark over it: never ink.
            expect(picture.data[(y * picture.width + x) * 4]).toBeGreaterThan(190);
          }
        }
      }
    }
  });

  test('is not made when the codes cannot be found', async () => {
    await expect(pageImage(somePdf(1), 1, 'AAAA-BBBB-CCCC-DDDD')).rejects.toThrow('QR');
    const [first] = prepared;
    if (!first) throw new Error('nothing prepared');
    await expect(pageImage(first.rendered.pdf, 1, 'AAAA-BBBB-CCCC-DDDD')).rejects.toThrow(
      'verification code',
    );
    await expect(pageImage(first.rendered.pdf, 2, first.verifyCode)).rejects.toThrow('no page 2');
    await expect(pageImage(Buffer.from('nonsense'), 1, first.verifyCode)).rejects.toThrow(
      'not a PDF',
    );
  });
});

test('the PNG says exactly the pixels it was given', () => {
  const pixels = Uint8Array.from({ length: 5 * 3 * 4 }, (_, i) => (i * 37) % 256);
  const picture = PNG.sync.read(encodePng(pixels, 5, 3));
  const opaque = pixels.map((byte, i) => (i % 4 === 3 ? 255 : byte));
  expect([...picture.data]).toEqual([...opaque]);
  expect(() => encodePng(pixels, 4, 3)).toThrow(RangeError);
});

test('areas that touch become one', () => {
  const at = (x: number) => ({ x, y: 0, width: 2, height: 2 });
  expect(merged([at(0), at(10), at(3), grown(at(1), 0.5)])).toEqual([
    at(10),
    { x: 0, y: -0.5, width: 5, height: 3 },
  ]);
});
