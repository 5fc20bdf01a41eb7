import { Backlog } from './backlog.ts';
import { partHeader } from './part-header.ts';

export interface Part {
  /** Which body of the stream it is, from 1: `begun` at the time its first octet came. */
  number: number;
  body: Uint8Array;
}

/** Why something that was meant to be a part is none. */
export type BrokenPart =
  /** Its header does not end. */
  | 'header-too-long'
  /** A line of its header is no field. */
  | 'bad-header'
  /** Its `Content-Length` is no number of octets, or it says two. */
  | 'bad-length'
  /** It is longer than may be, by its own word or by what came. */
  | 'too-long'
  /** The next part begins inside. */
  | 'cut';

export type MultipartReading = { type: 'part'; part: Part } | { type: 'broken'; why: BrokenPart };

const LONGEST_HEADER = 8_192;
/** What may stand behind the boundary on its line. */
const LONGEST_PADDING = 256;
const LF = 0x0a;
const CR = 0x0d;

/**
 * What comes next. Before a header and a body the line feed is kept that ends the line above, because a delimiter may
 * follow at once, and begins with it.
 */
type Expected =
  /** A delimiter, behind whatever does not belong to a part. */
  | { type: 'delimiter' }
  /** The rest of a delimiter's line. */
  | { type: 'padding' }
  | { type: 'header' }
  | { type: 'body'; length: number | null; isBegun: boolean; searched: number };

/**
 * Cuts a multipart stream (RFC 2046 §5.1) into the bodies of its parts, however it was split on the way. Never throws,
 * and keeps no more than one part. What is broken is let go up to the next delimiter.
 *
 * A part ends where its `Content-Length` says, so that a picture does not wait for the next to begin; without one, at
 * the next delimiter. Lines may end in a lone LF, and a boundary that is declared with the two hyphens of the delimiter
 * already in it is understood: cameras do both.
 */
export class MultipartDecoder {
  readonly #longestBody: number;
  /** The line feed that ends what was before, two hyphens, and the boundary. */
  readonly #delimiters: readonly Buffer[];
  readonly #longestDelimiter: number;
  readonly #backlog = new Backlog();
  #expected: Expected = { type: 'delimiter' };
  #begun = 0;

  /** @param longestBody octets */
  constructor(boundary: string, longestBody: number) {
    this.#longestBody = longestBody;
    const delimiters = boundary.startsWith('--') ? [`--${boundary}`, boundary] : [`--${boundary}`];
    this.#delimiters = delimiters.map((text) => Buffer.from(`\n${text}`, 'latin1'));
    this.#longestDelimiter = Math.max(...this.#delimiters.map(({ byteLength }) => byteLength));
    this.#backlog.append(Uint8Array.of(LF));
  }

  /** Bodies of which at least the first octet has come, broken ones too. */
  get begun(): number {
    return this.#begun;
  }

  /** Octets that are kept. */
  get pending(): number {
    return this.#backlog.length;
  }

  /** Takes the next octets and returns what they complete, in order. */
  push(chunk: Uint8Array): MultipartReading[] {
    this.#backlog.append(chunk);
    const readings: MultipartReading[] = [];
    for (;;) {
      const step = this.#step();
      if (step === 'more') break;
      if (step !== 'on') readings.push(step);
    }
    this.#backlog.compact();
    return readings;
  }

  #step(): MultipartReading | 'on' | 'more' {
    switch (this.#expected.type) {
      case 'delimiter':
        return this.#seekDelimiter();
      case 'padding':
        return this.#readPadding();
      case 'header':
        return this.#readHeader();
      case 'body':
        return this.#readBody(this.#expected);
    }
  }

  #seekDelimiter(): 'on' | 'more' {
    const found = this.#find(this.#backlog.view(), 0);
    if (found !== null) return this.#delimited(found);
    this.#backlog.skip(Math.max(0, this.#backlog.length - this.#longestDelimiter));
    return 'more';
  }

  #readPadding(): 'on' | 'more' {
    const octets = this.#backlog.view();
    const end = octets.indexOf(LF);
    const isTooLong = (end < 0 ? octets.byteLength : end) > LONGEST_PADDING;
    if (end < 0 && !isTooLong) return 'more';
    // Two hyphens close the stream, and end no part: whatever else comes needs a delimiter of its own.
    const isClosing = octets.toString('latin1', 0, 2) === '--';
    this.#expected = isClosing || isTooLong ? { type: 'delimiter' } : { type: 'header' };
    this.#backlog.skip(Math.max(0, end));
    return 'on';
  }

  #readHeader(): MultipartReading | 'on' | 'more' {
    const octets = this.#backlog.view().subarray(0, LONGEST_HEADER);
    const end = emptyLine(octets);
    const next = this.#find(octets, 0);
    if (next !== null && (end === null || next.at < end.at)) {
      this.#delimited(next);
      // A delimiter twice, one behind the other, is nothing that broke.
      return next.at === 0 ? 'on' : broken('cut');
    }
    if (end === null) {
      if (octets.byteLength < LONGEST_HEADER) return 'more';
      return this.#letGo('header-too-long');
    }
    const header = partHeader(octets.toString('latin1', 1, end.at));
    if (header.type === 'broken') return this.#letGo(header.why);
    if (header.length !== null && header.length > this.#longestBody) return this.#letGo('too-long');
    this.#backlog.skip(end.at + end.length - 1);
    this.#expected = { type: 'body', length: header.length, isBegun: false, searched: 0 };
    return 'on';
  }

  #readBody(body: Expected & { type: 'body' }): MultipartReading | 'on' | 'more' {
    const octets = this.#backlog.view();
    const come = octets.byteLength - 1;
    if (!body.isBegun && come > 0) {
      this.#begun += 1;
      body.isBegun = true;
    }
    const within = body.length === null ? octets : octets.subarray(0, 1 + body.length);
    const next = this.#find(within, Math.max(0, body.searched - this.#longestDelimiter));
    body.searched = within.byteLength;
    if (next !== null) {
      const end = octets[next.at - 1] === CR ? next.at - 1 : next.at;
      const whole = body.length === null ? this.#whole(octets, end) : broken('cut');
      this.#delimited(next);
      return whole;
    }
    if (body.length === null) {
      const surplus = come - (this.#longestBody + 1 + this.#longestDelimiter);
      return surplus > 0 ? this.#letGo('too-long') : 'more';
    }
    if (come < body.length) return 'more';
    const whole = this.#whole(octets, 1 + body.length);
    // Behind the body a line begins, also when the length counts the line break in.
    this.#backlog.beginLineAt(body.length);
    this.#expected = { type: 'delimiter' };
    return whole;
  }

  /** The body from behind its first line feed to `end`. */
  #whole(octets: Uint8Array, end: number): MultipartReading {
    const body = new Uint8Array(octets.subarray(1, Math.max(1, end)));
    if (body.byteLength > this.#longestBody) return broken('too-long');
    return { type: 'part', part: { number: this.#begun, body } };
  }

  #letGo(why: BrokenPart): MultipartReading {
    this.#expected = { type: 'delimiter' };
    return broken(why);
  }

  #delimited(found: { at: number; length: number }): 'on' {
    this.#backlog.skip(found.at + found.length);
    this.#expected = { type: 'padding' };
    return 'on';
  }

  /** The first delimiter that begins at or behind `from`. */
  #find(octets: Buffer, from: number): { at: number; length: number } | null {
    const found = this.#delimiters.flatMap((delimiter) => {
      const at = octets.indexOf(delimiter, from);
      return at < 0 ? [] : [{ at, length: delimiter.byteLength }];
    });
    return found.toSorted((one, other) => one.at - other.at)[0] ?? null;
  }
}

/** Where a line feed is followed by an empty line, and how long both are. */
function emptyLine(octets: Buffer): { at: number; length: number } | null {
  const found = ['\n\r\n', '\n\n'].flatMap((text) => {
    const at = octets.indexOf(text, 0, 'latin1');
    return at < 0 ? [] : [{ at, length: text.length }];
  });
  return found.toSorted((one, other) => one.at - other.at)[0] ?? null;
}

function broken(why: BrokenPart): MultipartReading {
  return { type: 'broken', why };
}
