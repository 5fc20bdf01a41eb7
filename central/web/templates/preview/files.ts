import bold from '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf?url';
import regular from '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf?url';
import latinRegular from '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf?url';
import latinBold from '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf?url';
import pdfium from '@hyzyla/pdfium/pdfium.wasm?url';
import harfbuzz from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url';
import type { Progress } from './types.ts';

/** The files of the engine by what they are. Their names change with their content, so browsers keep them for good. */
const addresses = { wasm: harfbuzz, regular, bold, latinRegular, latinBold, pdfium };

export type EngineFiles = Record<keyof typeof addresses, Uint8Array<ArrayBuffer>>;

/** A file that has not come. */
export class FileMissingError extends Error {
  override name = 'FileMissingError';
}

/** Fetches one file. @param onPart told how many bytes have come, and how many there are */
async function bytesOf(
  address: string,
  onPart: (part: Progress) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok || !response.body) throw new FileMissingError(address);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const total = Number(response.headers.get('content-length'));
  let loaded = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    loaded += value.length;
    onPart({ loaded, total: Math.max(total, loaded) });
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Fetches everything that papers are made with: about 35 MB the first time, from the browser's own store afterwards. */
export async function engineFiles(onProgress: (progress: Progress) => void): Promise<EngineFiles> {
  const parts = new Map<string, Progress>();
  const tell = (name: string, part: Progress) => {
    parts.set(name, part);
    const sum = (member: keyof Progress) =>
      [...parts.values()].reduce((all, one) => all + one[member], 0);
    onProgress({ loaded: sum('loaded'), total: sum('total') });
  };
  const files = await Promise.all(
    Object.entries(addresses).map(async ([name, address]) => [
      name,
      await bytesOf(address, (part) => tell(name, part)),
    ]),
  );
  return Object.fromEntries(files) as EngineFiles;
}

/** The face of rare characters, fetched when a text first needs it. @throws FileMissingError where central has none */
export async function fallbackFace(): Promise<Uint8Array> {
  return bytesOf('/api/templates/fallback-face', () => {});
}
