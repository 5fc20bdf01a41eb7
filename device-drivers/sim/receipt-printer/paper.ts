import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bitmap, encodePng } from '../../src/codec/escpos/raster/index.ts';

/** One piece of paper that lies before the printer. */
export interface Ticket {
  /** 1 for the first this machine ever printed. */
  ticket: number;
  /** Files beside the log: what it looks like, and the octets that came since the piece before it. */
  png: string;
  octets: string;
  /** Of the octets. */
  sha256: string;
  /** Its lines of text, from the top. */
  text: string[];
  /** Millimetres. */
  length: number;
  /** How it came off: cut, or off the end of its roll. */
  end: 'full-cut' | 'partial-cut' | 'roll-end';
  /** Epoch milliseconds. */
  at: number;
}

export interface PaperSettings {
  dir: string;
  /** Printable, in dots. */
  width: number;
  /** Dots at either side where the head does not reach. */
  margin: number;
  /** Dots of paper that are always between the head and the knife: a cut leaves them for the next piece. */
  headToKnife: number;
  dotsPerMm: number;
}

const MAX_OCTETS = 1 << 20;

interface Line {
  /** Row of its upper edge. */
  y: number;
  text: string;
}

/** The paper from the head to the floor: what is printed but not cut yet, and every piece that came off. */
export class Paper {
  readonly logPath: string;
  readonly #settings: PaperSettings;
  readonly #tickets: Ticket[];
  #strip: Bitmap;
  /** Rows of the strip that are out. */
  #rows: number;
  #lines: Line[] = [];
  #octets: number[] = [];

  constructor(settings: PaperSettings) {
    this.#settings = settings;
    this.logPath = join(settings.dir, 'paper.jsonl');
    mkdirSync(settings.dir, { recursive: true });
    this.#tickets = existsSync(this.logPath)
      ? readFileSync(this.logPath, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as Ticket)
      : [];
    this.#rows = settings.headToKnife;
    this.#strip = new Bitmap(settings.width, 2 * settings.headToKnife);
  }

  tickets(): Ticket[] {
    return structuredClone(this.#tickets);
  }

  /** Whether something was printed that no cut took off yet. */
  get hasUncut(): boolean {
    return this.#lines.length > 0 || this.#rows > this.#settings.headToKnife;
  }

  /** Remembers an octet as one of the piece that is being printed; no piece needs more of them than are kept. */
  take(octet: number): void {
    if (this.#octets.length < MAX_OCTETS) this.#octets.push(octet);
  }

  /** Remembers the text of the line that begins here. */
  beginLine(text: string): void {
    this.#lines.push({ y: this.#rows, text });
  }

  /** Prints one row of dots of an image as wide as the paper. */
  print(image: Bitmap, row: number): void {
    if (this.#rows === this.#strip.height) this.#strip = grown(this.#strip);
    const { octets, stride } = image;
    const dots = octets.subarray(row * stride, (row + 1) * stride);
    this.#strip.octets.set(dots, this.#rows * stride);
    this.#rows += 1;
  }

  /** The knife falls. What is between it and the head belongs to the next piece. */
  cut(end: 'full-cut' | 'partial-cut'): void {
    const at = this.#rows - this.#settings.headToKnife;
    if (at > 0) this.#comeOff(at, end);
  }

  /** The roll is taken out; what hangs in the printer goes with it, on disk when something is on it. */
  changeRoll(): void {
    if (this.hasUncut) this.#comeOff(this.#rows, 'roll-end');
    this.#rows = this.#settings.headToKnife;
    this.#strip = new Bitmap(this.#settings.width, 2 * this.#settings.headToKnife);
  }

  /** A piece is on disk before this returns: paper cannot be taken back. */
  #comeOff(rows: number, end: Ticket['end']): void {
    const number = this.#tickets.length + 1;
    const name = `ticket-${String(number).padStart(4, '0')}`;
    const octets = Uint8Array.from(this.#octets);
    const ticket: Ticket = {
      ticket: number,
      png: `${name}.png`,
      octets: `${name}.bin`,
      sha256: createHash('sha256').update(octets).digest('hex'),
      text: this.#lines.filter(({ y }) => y < rows).map(({ text }) => text),
      length: Math.round(rows / this.#settings.dotsPerMm),
      end,
      at: Date.now(),
    };
    const { dir, width, margin, dotsPerMm } = this.#settings;
    const piece = new Bitmap(width + 2 * margin, rows);
    piece.draw(this.#strip.rows(0, rows), margin, 0);
    writeFileSync(join(dir, ticket.png), encodePng(piece, dotsPerMm * 1000));
    writeFileSync(join(dir, ticket.octets), octets);
    appendFileSync(this.logPath, `${JSON.stringify(ticket)}\n`);
    this.#tickets.push(ticket);
    this.#leave(rows);
  }

  /** Keeps what is below a cut. */
  #leave(rows: number): void {
    const rest = this.#strip.rows(rows, this.#rows);
    this.#strip = grown(rest);
    this.#rows -= rows;
    this.#lines = this.#lines
      .filter(({ y }) => y >= rows)
      .map(({ y, text }) => ({ y: y - rows, text }));
    this.#octets = [];
  }
}

/** The same rows with room for as many again. */
function grown(strip: Bitmap): Bitmap {
  const more = new Bitmap(strip.width, Math.max(64, strip.height * 2));
  more.octets.set(strip.octets);
  return more;
}
