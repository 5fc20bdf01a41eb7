import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { withoutRedInk } from './red-ink.ts';

prepareZXingModule({ overrides: { locateFile: () => wasm } });

/** Text of the QR code in a picture, looked for a second time without red ink; null when there is none. */
export async function readCode(picture: ImageData): Promise<string | null> {
  const { data, width, height } = picture;
  return (await textIn(picture)) ?? textIn(new ImageData(withoutRedInk(data), width, height));
}

async function textIn(picture: ImageData): Promise<string | null> {
  const [found] = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
  return found?.text ?? null;
}
