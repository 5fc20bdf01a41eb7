import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Makes the reader ready without a network. */
export async function prepareZxing(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(await readFile(wasm)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** Every symbol in a PNG, from the top: its kind and its text. */
export async function readSymbols(png: Uint8Array): Promise<{ format: string; text: string }[]> {
  const found = await readBarcodes(Uint8Array.from(png), {
    tryHarder: true,
    maxNumberOfSymbols: 8,
  });
  return found
    .toSorted((a, b) => a.position.topLeft.y - b.position.topLeft.y)
    .map(({ format, text }) => ({ format, text }));
}
