import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openFaces, type Faces } from './faces.ts';

const NOTO = '@expo-google-fonts/noto-serif-sc';

/** Opens the faces from their packages. About 30 MB and a tenth of a second: do it once for a process. */
export async function loadFaces(): Promise<Faces> {
  return openFaces({
    wasm: await packaged('harfbuzzjs/dist/harfbuzz-subset.wasm'),
    regular: await packaged(`${NOTO}/400Regular/NotoSerifSC_400Regular.ttf`),
    bold: await packaged(`${NOTO}/700Bold/NotoSerifSC_700Bold.ttf`),
  });
}

function packaged(file: string): Promise<Uint8Array> {
  return readFile(fileURLToPath(import.meta.resolve(file)));
}
