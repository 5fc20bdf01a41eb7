import { dictionary, syntax, type Dict, type Ref, type Stream, type Value } from './objects.ts';

const encoder = new TextEncoder();

/** Four bytes above 127 tell transports that the file is binary (ISO 32000-1 §7.5.2). */
const BINARY = Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a);

/** A written file. */
export interface Written {
  bytes: Uint8Array<ArrayBuffer>;
  /** Where an object begins. */
  offsetOf: (ref: Ref) => number;
}

/** Indirect objects on their way into a file. Objects stand in the order of their numbers. */
export class PdfFile {
  readonly #bodies: (string | Stream | null)[] = [];

  /** A number for an object that others point to before it is known. */
  reserve(): Ref {
    return { object: this.#bodies.push(null) };
  }

  set(ref: Ref, value: Value): void {
    this.#bodies[ref.object - 1] = syntax(value);
  }

  add(value: Value): Ref {
    return { object: this.#bodies.push(syntax(value)) };
  }

  addStream(stream: Stream): Ref {
    return { object: this.#bodies.push(stream) };
  }

  /**
   * The whole file with a plain cross-reference table, which every reader since PDF 1.0 and PDF/A-1 take.
   *
   * @param version of the header, `1.7`
   * @throws RangeError when an object was reserved and never set
   */
  write(version: string, trailer: Dict): Written {
    const out = new Chunks();
    out.push(`%PDF-${version}\n`, BINARY);
    const offsets = this.#bodies.map((body, index) => {
      const offset = out.length;
      if (body === null) throw new RangeError(`object ${index + 1} was reserved and never set`);
      out.push(`${index + 1} 0 obj\n`);
      if (typeof body === 'string') out.push(body);
      else {
        const entries = { ...body.entries, Length: body.bytes.length };
        out.push(`${dictionary(entries)}\nstream\n`, body.bytes, '\nendstream');
      }
      out.push('\nendobj\n');
      return offset;
    });
    const start = out.length;
    const size = offsets.length + 1;
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    out.push(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`,
      `trailer\n${dictionary({ ...trailer, Size: size })}\nstartxref\n${start}\n%%EOF\n`,
    );
    return { bytes: out.concat(), offsetOf: ({ object }) => offsets[object - 1] ?? -1 };
  }
}

/** Pieces of a file; text is ASCII, so that its length is its number of bytes. */
class Chunks {
  readonly #pieces: (string | Uint8Array)[] = [];
  length = 0;

  push(...pieces: (string | Uint8Array)[]): void {
    for (const piece of pieces) {
      this.#pieces.push(piece);
      this.length += piece.length;
    }
  }

  concat(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.#pieces) {
      if (typeof piece === 'string') encoder.encodeInto(piece, bytes.subarray(at));
      else bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }
}
