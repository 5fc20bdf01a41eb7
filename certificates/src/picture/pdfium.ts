import { PDFiumModule } from '@hyzyla/pdfium';
import { functionsOf, type Functions } from './pdfium-functions.ts';
import type { Rect } from './rect.ts';

/** PDF annotation subtypes that matter here (fpdf_annot.h). */
export type AnnotationKind = 'link' | 'widget' | 'other';

export interface Annotation {
  kind: AnnotationKind;
  rect: Rect;
}

type Module = Awaited<ReturnType<typeof PDFiumModule>>;

const SUBTYPE_LINK = 2;
const SUBTYPE_WIDGET = 20;
const FORMAT_RGBX = 3;
const FLATTEN_FAILED = 0;
const REVERSE_BYTE_ORDER = 0x10;
const WHITE = 0xffffffff;

let loading: Promise<Pdfium> | null = null;

/** PDFium, loaded once for the process from the package's own file. */
export function loadPdfium(): Promise<Pdfium> {
  loading ??= PDFiumModule({}).then((module) => new Pdfium(module));
  return loading;
}

/** PDFium of a web face, from the bytes of `@hyzyla/pdfium/pdfium.wasm`. */
export async function openPdfium(wasm: Uint8Array): Promise<Pdfium> {
  return new Pdfium(await PDFiumModule({ wasmBinary: new Uint8Array(wasm).buffer }));
}

/** The few things asked of PDFium. Everything opened is closed when the callback returns. */
export class Pdfium {
  readonly #module: Module;
  readonly #call: Functions;

  constructor(module: Module) {
    this.#module = module;
    this.#call = functionsOf(module);
    this.#call.initLibrary({ version: 2 });
  }

  get memory(): Uint8Array {
    return this.#module.HEAPU8;
  }

  /**
   * Opens one page of a document.
   *
   * @param number from 1
   * @param sealed with its annotations, and so the seal, as part of its content
   * @throws RangeError when the bytes are no PDF or have no such page
   */
  withPage<T>(
    pdf: Uint8Array,
    number: number,
    work: (page: PdfPage) => T,
    { sealed = false }: { sealed?: boolean } = {},
  ): T {
    const call = this.#call;
    return this.withMemory(pdf.length, (bytes) => {
      this.memory.set(pdf, bytes);
      const document = call.loadDocument(bytes, pdf.length, 0);
      if (document === 0) throw new RangeError('not a PDF');
      try {
        let handle = this.#loadPage(document, number);
        if (sealed) {
          if (call.flatten(handle, 0) === FLATTEN_FAILED)
            throw new RangeError('cannot be flattened');
          call.closePage(handle);
          handle = this.#loadPage(document, number);
        }
        try {
          return work(new PdfPage(this, call, handle));
        } finally {
          call.closePage(handle);
        }
      } finally {
        call.closeDocument(document);
      }
    });
  }

  #loadPage(document: number, number: number): number {
    const handle = this.#call.loadPage(document, number - 1);
    if (handle === 0) throw new RangeError(`the document has no page ${number}`);
    return handle;
  }

  /** A white picture, drawn on by `draw` and handed out as RGBx bytes. */
  picture(width: number, height: number, draw: (bitmap: number) => void): Uint8Array {
    const call = this.#call;
    const size = width * height * 4;
    return this.withMemory(size, (pixels) => {
      const bitmap = call.createBitmap(width, height, FORMAT_RGBX, pixels, width * 4);
      if (bitmap === 0) throw new RangeError('the picture is too large');
      try {
        call.fillRect(bitmap, 0, 0, width, height, WHITE);
        draw(bitmap);
        return this.memory.slice(pixels, pixels + size);
      } finally {
        call.destroyBitmap(bitmap);
      }
    });
  }

  /** Memory of the module for the time of `work`, wiped afterwards: it held a person's document. */
  withMemory<T>(size: number, work: (pointer: number) => T): T {
    const { malloc, free } = this.#module.wasmExports;
    const pointer = malloc(size);
    if (pointer === 0) throw new RangeError('out of memory');
    try {
      return work(pointer);
    } finally {
      this.memory.fill(0, pointer, pointer + size);
      free(pointer);
    }
  }
}

export class PdfPage {
  readonly #pdfium: Pdfium;
  readonly #call: Functions;
  readonly #handle: number;
  /** Points. */
  readonly width: number;
  readonly height: number;

  constructor(pdfium: Pdfium, call: Functions, handle: number) {
    this.#pdfium = pdfium;
    this.#call = call;
    this.#handle = handle;
    this.width = call.pageWidth(handle);
    this.height = call.pageHeight(handle);
  }

  /** Draws the page's content over what the picture holds; annotations, and so the seal, stay out. */
  drawOn(bitmap: number, width: number, height: number): void {
    const flags = REVERSE_BYTE_ORDER;
    this.#call.renderPage(bitmap, this.#handle, 0, 0, width, height, 0, flags);
  }

  annotations(): Annotation[] {
    const call = this.#call;
    const count = call.annotationCount(this.#handle);
    return Array.from({ length: count }, (_, index) => {
      const annotation = call.openAnnotation(this.#handle, index);
      try {
        return {
          kind: kindOf(call.annotationSubtype(annotation)),
          rect: this.#rectOf(annotation),
        };
      } finally {
        call.closeAnnotation(annotation);
      }
    });
  }

  /** Where a text stands on the page: one rectangle for each line it touches. */
  find(text: string): Rect[] {
    const call = this.#call;
    const textPage = call.loadText(this.#handle);
    const utf16 = Buffer.from(`${text}\0`, 'utf16le');
    try {
      return this.#pdfium.withMemory(utf16.length, (pointer) => {
        this.#pdfium.memory.set(utf16, pointer);
        const found: Rect[] = [];
        const search = call.findStart(textPage, pointer, 0, 0);
        while (call.findNext(search) !== 0) {
          const start = call.foundIndex(search);
          found.push(...this.#textRects(textPage, start, call.foundCount(search)));
        }
        call.findClose(search);
        return found;
      });
    } finally {
      call.closeText(textPage);
    }
  }

  #textRects(textPage: number, start: number, length: number): Rect[] {
    const call = this.#call;
    const count = call.countRects(textPage, start, length);
    return this.#pdfium.withMemory(32, (pointer) =>
      Array.from({ length: count }, (_, index) => {
        call.textRect(textPage, index, pointer, pointer + 8, pointer + 16, pointer + 24);
        const [left, top, right, bottom] = [0, 8, 16, 24].map((at) =>
          this.#view(pointer + at, 8).getFloat64(0, true),
        );
        return rect(left, bottom, right, top);
      }),
    );
  }

  /** FS_RECTF: left, top, right, bottom as 32-bit floats. */
  #rectOf(annotation: number): Rect {
    return this.#pdfium.withMemory(16, (pointer) => {
      this.#call.annotationRect(annotation, pointer);
      const [left, top, right, bottom] = [0, 4, 8, 12].map((at) =>
        this.#view(pointer + at, 4).getFloat32(0, true),
      );
      return rect(left, bottom, right, top);
    });
  }

  #view(pointer: number, length: number): DataView {
    return new DataView(this.#pdfium.memory.buffer, pointer, length);
  }
}

function kindOf(subtype: number): AnnotationKind {
  if (subtype === SUBTYPE_LINK) return 'link';
  return subtype === SUBTYPE_WIDGET ? 'widget' : 'other';
}

function rect(left = 0, bottom = 0, right = 0, top = 0): Rect {
  const [x, y] = [Math.min(left, right), Math.min(bottom, top)];
  return { x, y, width: Math.abs(right - left), height: Math.abs(top - bottom) };
}
