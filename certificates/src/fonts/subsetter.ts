/** The part of the platform's WebAssembly used here; the Node type definitions leave it out. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
interface WasmModule {
  readonly [Symbol.toStringTag]: string;
}
declare const WebAssembly: {
  Memory: { new (...parameters: never[]): WasmMemory };
  compile(bytes: Uint8Array): Promise<WasmModule>;
  instantiate(
    module: WasmModule,
    imports: object,
  ): Promise<{ exports: Readonly<Record<string, unknown>> }>;
};

/** The functions of harfbuzz-subset.wasm that are used here; all numbers are addresses or plain integers. */
interface HarfBuzz {
  memory: WasmMemory;
  initialize(): void;
  malloc(size: number): number;
  hb_blob_create(data: number, size: number, mode: number, user: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_length(blob: number): number;
  hb_blob_get_data(blob: number, length: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_preprocess(face: number): number;
  hb_subset_or_fail(face: number, input: number): number;
}

const READ_ONLY = 1;
const DROP_TABLES = 3;
const NO_HINTING = 0x001;
const NO_LAYOUT_CLOSURE = 0x200;

/**
 * Tables a viewer never reads from an embedded CIDFontType2. Layout features go too: text is placed glyph by
 * glyph, and an alternate digit that slipped in would be missing from W and ToUnicode.
 */
const DROPPED =
  'GSUB GPOS GDEF BASE JSTF STAT VORG vhea vmtx VVAR kern gasp DSIG meta name post'.split(' ');

/** A font subset could not be made. */
export class SubsetError extends Error {
  readonly code = 'SUBSET';
  override name = 'SubsetError';
}

/** Makes subsets of one face. */
export type Subset = (codePoints: Iterable<number>) => Uint8Array<ArrayBuffer>;

/** Opens a face for subsetting, for the life of the process. */
export type OpenSubset = (font: Uint8Array) => Promise<Subset>;

/**
 * Each face has a HarfBuzz of its own: its memory ends at 64 MB, which holds one large face and its subsets.
 *
 * @param wasm the bytes of harfbuzz-subset.wasm
 */
export async function loadHarfBuzz(wasm: Uint8Array): Promise<OpenSubset> {
  const module = await WebAssembly.compile(wasm);
  return async (font) => {
    const instance = await WebAssembly.instantiate(module, {});
    const harfbuzz = bind(instance.exports);
    harfbuzz.initialize();
    return openFace(harfbuzz, font);
  };
}

function openFace(harfbuzz: HarfBuzz, font: Uint8Array): Subset {
  const address = harfbuzz.malloc(font.length);
  if (address === 0) throw new SubsetError('no memory for the face');
  new Uint8Array(harfbuzz.memory.buffer, address, font.length).set(font);
  const blob = harfbuzz.hb_blob_create(address, font.length, READ_ONLY, 0, 0);
  const plain = harfbuzz.hb_face_create(blob, 0);
  // Does the work that does not depend on the characters once instead of for every document.
  const face = harfbuzz.hb_subset_preprocess(plain);
  harfbuzz.hb_face_destroy(plain);
  harfbuzz.hb_blob_destroy(blob);
  return (codePoints) => subset(harfbuzz, face, codePoints);
}

function subset(
  harfbuzz: HarfBuzz,
  face: number,
  codePoints: Iterable<number>,
): Uint8Array<ArrayBuffer> {
  const input = harfbuzz.hb_subset_input_create_or_fail();
  if (input === 0) throw new SubsetError('no memory for a subset');
  try {
    const unicode = harfbuzz.hb_subset_input_unicode_set(input);
    for (const codePoint of codePoints) harfbuzz.hb_set_add(unicode, codePoint);
    const dropped = harfbuzz.hb_subset_input_set(input, DROP_TABLES);
    for (const tag of DROPPED) harfbuzz.hb_set_add(dropped, tagNumber(tag));
    harfbuzz.hb_subset_input_set_flags(input, NO_HINTING | NO_LAYOUT_CLOSURE);
    const made = harfbuzz.hb_subset_or_fail(face, input);
    if (made === 0) throw new SubsetError('the face could not be subset');
    const blob = harfbuzz.hb_face_reference_blob(made);
    const address = harfbuzz.hb_blob_get_data(blob, 0);
    const length = harfbuzz.hb_blob_get_length(blob);
    // A copy: the memory belongs to HarfBuzz and may move when it grows.
    const bytes = new Uint8Array(harfbuzz.memory.buffer, address, length).slice();
    harfbuzz.hb_blob_destroy(blob);
    harfbuzz.hb_face_destroy(made);
    return bytes;
  } finally {
    harfbuzz.hb_subset_input_destroy(input);
  }
}

function tagNumber(tag: string): number {
  return Array.from(tag).reduce((value, c) => ((value << 8) | c.charCodeAt(0)) >>> 0, 0);
}

/** Checks the exports by name, so that an upgrade that renames one fails here and not while issuing. */
function bind(exports: Readonly<Record<string, unknown>>): HarfBuzz {
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new SubsetError('no memory export');
  const call = (name: string): ((...values: number[]) => number) => {
    const found = exports[name];
    if (typeof found !== 'function') throw new SubsetError(`harfbuzz has no ${name}`);
    return (...values) => Number(found(...values));
  };
  return {
    memory,
    initialize: call('_initialize'),
    malloc: call('malloc'),
    hb_blob_create: call('hb_blob_create'),
    hb_blob_destroy: call('hb_blob_destroy'),
    hb_blob_get_length: call('hb_blob_get_length'),
    hb_blob_get_data: call('hb_blob_get_data'),
    hb_face_create: call('hb_face_create'),
    hb_face_destroy: call('hb_face_destroy'),
    hb_face_reference_blob: call('hb_face_reference_blob'),
    hb_set_add: call('hb_set_add'),
    hb_subset_input_create_or_fail: call('hb_subset_input_create_or_fail'),
    hb_subset_input_destroy: call('hb_subset_input_destroy'),
    hb_subset_input_unicode_set: call('hb_subset_input_unicode_set'),
    hb_subset_input_set: call('hb_subset_input_set'),
    hb_subset_input_set_flags: call('hb_subset_input_set_flags'),
    hb_subset_preprocess: call('hb_subset_preprocess'),
    hb_subset_or_fail: call('hb_subset_or_fail'),
  };
}
