import {
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFHeader,
  PDFName,
  PDFNumber,
  PDFObject,
  PDFRawStream,
  PDFWriter,
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
    if (typeof value === 'string') return PDFName.of(value);
    // Thousandths of a point are finer than any printer.
    if (typeof value === 'number') return PDFNumber.of(Math.round(value * 1000) / 1000);
    if (typeof value === 'boolean') return value ? PDFBool.True : PDFBool.False;
    return isList(value) ? this.#array(value) : this.#dict(value);
  }

  #array(values: readonly Value[]): PDFArray {
    const array = PDFArray.withContext(this.#context);
    for (const value of values) array.push(this.#object(value));
    return array;
  }

  #dict(entries: Dict): PDFDict {
    const dict = PDFDict.withContext(this.#context);
    for (const key in entries) {
      const value = entries[key];
      if (value !== undefined) dict.set(PDFName.of(key), this.#object(value));
    }
    return dict;
  }
}

function isList(value: readonly Value[] | Dict): value is readonly Value[] {
  return Array.isArray(value);
}
