import {
  PDFContext,
  PDFHeader,
  PDFObject,
  PDFRawStream,
  PDFWriter,
  type PDFArray,
  type PDFDict,
} from 'pdf-lib';
import type { Dict, Ref, Stream, Value } from './objects.ts';

/** Written in one go: it never gives way to other work in between. */
const AT_ONCE = Infinity;

/**
 * Indirect objects on their way into a file. The one place that knows pdf-lib, which keeps the objects and writes them;
 * of the rest of it nothing is used.
 */
export class PdfFile {
  readonly #context = PDFContext.create();
  readonly #reserved = new Set<Ref>();

  /** A number for an object that others point to before it is known. */
  reserve(): Ref {
    const ref = this.#context.nextRef();
    this.#reserved.add(ref);
    return ref;
  }

  set(ref: Ref, value: Value): void {
    this.#reserved.delete(ref);
    this.#context.assign(ref, this.#object(value));
  }

  add(value: Value): Ref {
    return this.#context.register(this.#object(value));
  }

  addStream({ entries, bytes }: Stream): Ref {
    return this.#context.register(PDFRawStream.of(this.#dict(entries), bytes));
  }

  /**
   * The whole file with a plain cross-reference table, which every reader since PDF 1.0 and PDF/A-1 take.
   *
   * @param version of the header, `1.7`
   * @throws RangeError when an object was reserved and never set
   */
  async write(
    version: string,
    trailer: { Root: Ref; Info: Ref; ID: readonly Value[] },
  ): Promise<Uint8Array<ArrayBuffer>> {
    for (const { objectNumber } of this.#reserved) {
      throw new RangeError(`object ${objectNumber} was reserved and never set`);
    }
    const [major = 1, minor = 7] = version.split('.').map(Number);
    this.#context.header = PDFHeader.forVersion(major, minor);
    this.#context.trailerInfo.Root = trailer.Root;
    this.#context.trailerInfo.Info = trailer.Info;
    this.#context.trailerInfo.ID = this.#object(trailer.ID);
    const bytes = await PDFWriter.forContext(this.#context, AT_ONCE).serializeToBuffer();
    return new Uint8Array(bytes);
  }

  #object(value: Value): PDFObject {
    if (value instanceof PDFObject) return value;
    if (typeof value === 'string') return this.#context.obj(value);
    // Thousandths of a point are finer than any printer.
    if (typeof value === 'number') return this.#context.obj(Math.round(value * 1000) / 1000);
    if (typeof value === 'boolean') return this.#context.obj(value);
    return isList(value) ? this.#array(value) : this.#dict(value);
  }

  #array(values: readonly Value[]): PDFArray {
    return this.#context.obj(values.map((value) => this.#object(value)));
  }

  #dict(entries: Dict): PDFDict {
    const written: Record<string, PDFObject> = {};
    for (const [key, value] of Object.entries(entries)) {
      if (value !== undefined) written[key] = this.#object(value);
    }
    return this.#context.obj(written);
  }
}

function isList(value: readonly Value[] | Dict): value is readonly Value[] {
  return Array.isArray(value);
}
