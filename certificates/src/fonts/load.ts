import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openTypefaces } from './open.ts';
import type { Typefaces, UnusableFallback } from './typefaces.ts';

/** Beside the templates in a packed kiosk. */
const PACKED_HANAMIN = fileURLToPath(new URL('../../fonts/HanaMinB.ttf', import.meta.url));

/** Where HanaMinB (Extensions B to F) lies: in the packed program, else where Debian's fonts-hanazono puts it. */
export const HANAMIN_FILE = existsSync(PACKED_HANAMIN)
  ? PACKED_HANAMIN
  : '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf';

const NOTO = '@expo-google-fonts/noto-serif-sc';
const SOURCE = '@expo-google-fonts/source-serif-4';

export interface TypefaceFiles {
  /** TrueType files for characters Noto Serif SC lacks, in order of preference; those that are not there are left out. */
  fallbacks?: readonly string[];
  /** Told when a fallback is there but cannot be used. */
  onUnusable?: (unusable: UnusableFallback) => void;
}

/** Opens the faces of every paper from their packages: about 31 MB and a tenth of a second, so once for a process. */
export async function loadTypefaces(files: TypefaceFiles = {}): Promise<Typefaces> {
  const { fallbacks = [HANAMIN_FILE], onUnusable } = files;
  return openTypefaces(
    {
      wasm: await packaged('harfbuzzjs/dist/harfbuzz-subset.wasm'),
      regular: await packaged(`${NOTO}/400Regular/NotoSerifSC_400Regular.ttf`),
      bold: await packaged(`${NOTO}/700Bold/NotoSerifSC_700Bold.ttf`),
      latinRegular: await packaged(`${SOURCE}/400Regular/SourceSerif4_400Regular.ttf`),
      latinBold: await packaged(`${SOURCE}/600SemiBold/SourceSerif4_600SemiBold.ttf`),
    },
    fallbacks
      .filter((file) => existsSync(file))
      .map((file) => ({ place: file, read: () => readFile(file) })),
    onUnusable,
  );
}

function packaged(file: string): Promise<Uint8Array> {
  return readFile(fileURLToPath(import.meta.resolve(file)));
}
