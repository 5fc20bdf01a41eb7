import { openFace } from './face.ts';
import { loadHarfBuzz } from './subsetter.ts';
import { Typefaces, type UnusableFallback } from './typefaces.ts';

/** The bytes that the faces of every paper are opened from. */
export interface FaceFiles {
  /** harfbuzz-subset.wasm */
  wasm: Uint8Array;
  /** Noto Serif SC. */
  regular: Uint8Array;
  bold: Uint8Array;
  /** Source Serif 4, regular and semibold. */
  latinRegular: Uint8Array;
  latinBold: Uint8Array;
}

/** The file of a fallback face, read when a text first needs it. */
export interface FallbackFile {
  place: string;
  read: () => Promise<Uint8Array>;
}

/**
 * Noto Serif SC has few accented letters. Its Latin is Source Serif, drawn larger to stand beside ideographs: the same
 * letters from Source Serif 4 at this size, semibold beside bold, do not show where one face ends.
 */
const SOURCE_SERIF_SCALE = 1.06;

/**
 * Opens the faces of every paper; fallbacks wait. HarfBuzz keeps a copy of the bytes: once for a process.
 *
 * @param onUnusable told when a fallback cannot be used
 * @throws FontFormatError when a face of every paper is unfit
 */
export async function openTypefaces(
  files: FaceFiles,
  fallbacks: readonly FallbackFile[] = [],
  onUnusable: (unusable: UnusableFallback) => void = () => {},
): Promise<Typefaces> {
  const harfbuzz = await loadHarfBuzz(files.wasm);
  return new Typefaces(
    {
      regular: [
        await openFace(files.regular, harfbuzz),
        await openFace(files.latinRegular, harfbuzz, SOURCE_SERIF_SCALE),
      ],
      bold: [
        await openFace(files.bold, harfbuzz),
        await openFace(files.latinBold, harfbuzz, SOURCE_SERIF_SCALE),
      ],
    },
    fallbacks.map((fallback) => ({
      place: fallback.place,
      open: async () => openFace(await fallback.read(), harfbuzz),
    })),
    onUnusable,
  );
}
