import { DLE, ESC, FS, GS } from '../commands.ts';

/** One piece of the stream. */
export type Frame =
  /** Octets that are text in whatever mode is on; characters of several octets may be cut. */
  | { type: 'text'; octets: Uint8Array }
  /** One control octet that stands alone. */
  | { type: 'control'; code: number }
  /** `name` is as manuals write it: 'ESC !', 'GS ( k', 'FS &'. `parameters` are the octets after it. */
  | { type: 'command'; name: string; parameters: Uint8Array }
  /** Prefix and octet of a command nobody knows the length of, or whose parameters are out of every range. */
  | { type: 'unknown'; name: string };

/**
 * The longest command there is: the GS v 0 of the manuals has at most 128 octets by 4095 rows. What says that it is
 * longer is no command, and what follows its first two octets is text, as manuals have it for values out of range.
 */
export const MAX_COMMAND_OCTETS = 512 << 10;
/** Text is handed on in pieces of at most this. */
const MAX_TEXT_OCTETS = 1024;

const SPACE = 0x20;

/**
 * Whole length of a command whose first octets are given, or null while more are needed to know. Lengths are those of
 * the Epson ESC/POS reference.
 */
type Measure = (octets: Uint8Array) => number | null;
type Lengths = Record<string, number | Measure>;

const ESC_LENGTHS: Lengths = {
  ...same(2, '@ 2 < i m v L S \f'),
  ...same(3, '! - 3 = ? E G J K M R T U V a d e r t u { % 4 5'),
  ' ': 3,
  ...same(4, '$ \\ B'),
  p: 5,
  W: 10,
  c: 4,
  '(': counted(3),
  '*': (octets) => {
    const columns = word(octets, 3);
    return columns === null ? null : 5 + columns * ((octets[2] ?? 0) >= 32 ? 3 : 1);
  },
  '&': definedCharacters,
  D: (octets) => terminated(octets, 2, 32),
};

const FS_LENGTHS: Lengths = {
  ...same(2, '& .'),
  ...same(3, '! - W C'),
  ...same(4, 'S ? p'),
  '2': 76,
  '(': counted(3),
  g: (octets) => (octets[2] === 0x32 ? 10 : storedUserData(octets)),
  q: definedBitImages,
};

const GS_LENGTHS: Lengths = {
  ...same(2, ': c'),
  ...same(3, '! / B E H I T a b f h j r w'),
  ...same(4, '$ L P W \\'),
  ...same(5, '^ z'),
  g: 6,
  '(': counted(3),
  '8': (octets) => {
    const length = quad(octets, 3);
    return length === null ? null : 7 + length;
  },
  V: (octets) => after(octets, 2, (mode) => ([65, 66, 97, 98, 103, 104].includes(mode) ? 4 : 3)),
  '*': (octets) => (octets.byteLength < 4 ? null : 4 + (octets[2] ?? 0) * (octets[3] ?? 0) * 8),
  v: raster,
  Q: raster,
  k: (octets) =>
    after(octets, 2, (system) => {
      if (system <= 6) return terminated(octets, 3, 255);
      if (system < 65 || system > 79) return 3;
      return after(octets, 3, (length) => 4 + length);
    }),
  C: (octets) => after(octets, 2, (fn) => ({ 0x30: 5, 0x31: 9, 0x32: 5 })[fn] ?? 3),
};

const DLE_LENGTHS: Lengths = {
  '\u0004': (octets) => after(octets, 2, (n) => ([7, 8, 18].includes(n) ? 4 : 3)),
  '\u0005': 3,
  '\u0014': (octets) => after(octets, 2, (fn) => ({ 1: 5, 2: 5, 3: 8, 7: 4, 8: 10 })[fn] ?? 3),
};

const PREFIXES = new Map<number, { name: string; lengths: Lengths }>([
  [DLE, { name: 'DLE', lengths: DLE_LENGTHS }],
  [ESC, { name: 'ESC', lengths: ESC_LENGTHS }],
  [FS, { name: 'FS', lengths: FS_LENGTHS }],
  [GS, { name: 'GS', lengths: GS_LENGTHS }],
]);

/** Looks at octets, which are never none, and tells the frame at their start; null when more are needed. */
function frameAt(octets: Uint8Array): { frame: Frame; length: number } | null {
  const [first = 0, second] = octets;
  const prefix = PREFIXES.get(first);
  if (prefix === undefined) return plain(octets, first);
  if (second === undefined) return null;
  const letter = String.fromCharCode(second);
  const grouped = letter === '(' || (prefix.name === 'GS' && letter === '8');
  if (grouped && octets.byteLength < 3) return null;
  const group = grouped ? ` ${String.fromCharCode(octets[2] ?? 0)}` : '';
  const name = `${prefix.name} ${letter === ' ' ? 'SP' : letter}${group}`;
  const rule = Object.hasOwn(prefix.lengths, letter) ? prefix.lengths[letter] : undefined;
  if (rule === undefined) return { frame: { type: 'unknown', name }, length: 2 };
  const length = typeof rule === 'number' ? rule : rule(octets);
  if (length === null) return null;
  if (length > MAX_COMMAND_OCTETS) return { frame: { type: 'unknown', name }, length: 2 };
  if (octets.byteLength < length) return null;
  const parameters = octets.slice(grouped ? 3 : 2, length);
  return { frame: { type: 'command', name, parameters }, length };
}

function plain(octets: Uint8Array, first: number): { frame: Frame; length: number } {
  if (first < SPACE) return { frame: { type: 'control', code: first }, length: 1 };
  const window = octets.subarray(0, MAX_TEXT_OCTETS);
  const end = window.findIndex((octet) => octet < SPACE);
  const text = end < 0 ? window : window.subarray(0, end);
  return { frame: { type: 'text', octets: text.slice() }, length: text.byteLength };
}

/** Cuts a stream of ESC/POS into frames, however it was split on the way. Never throws, keeps at most one command. */
export class Framer {
  /** Grows by doubling, so that a picture that comes octet by octet is not copied for each of them. */
  #kept = new Uint8Array(1024);
  #length = 0;

  /** Octets kept because a command is not whole yet. */
  get pending(): number {
    return this.#length;
  }

  push(chunk: Uint8Array): Frame[] {
    this.#keep(chunk);
    const octets = this.#kept.subarray(0, this.#length);
    const frames: Frame[] = [];
    let at = 0;
    while (at < octets.byteLength) {
      const found = frameAt(octets.subarray(at));
      if (found === null) break;
      frames.push(found.frame);
      at += found.length;
    }
    this.#kept.copyWithin(0, at, this.#length);
    this.#length -= at;
    return frames;
  }

  #keep(chunk: Uint8Array): void {
    const length = this.#length + chunk.byteLength;
    if (length > this.#kept.byteLength) {
      const grown = new Uint8Array(Math.max(length, this.#kept.byteLength * 2));
      grown.set(this.#kept.subarray(0, this.#length));
      this.#kept = grown;
    }
    this.#kept.set(chunk, this.#length);
    this.#length = length;
  }
}

function same(length: number, letters: string): Lengths {
  return Object.fromEntries(letters.split(' ').map((letter) => [letter, length]));
}

function after(
  octets: Uint8Array,
  at: number,
  measure: (octet: number) => number | null,
): number | null {
  const octet = octets[at];
  return octet === undefined ? null : measure(octet);
}

/** Two octets, low one first. */
function word(octets: Uint8Array, at: number): number | null {
  const [low, high] = octets.subarray(at, at + 2);
  return low === undefined || high === undefined ? null : low + high * 256;
}

function quad(octets: Uint8Array, at: number): number | null {
  const [low, high] = [word(octets, at), word(octets, at + 2)];
  return low === null || high === null ? null : low + high * 65_536;
}

/** pL pH at `at`, then that many octets. */
function counted(at: number): Measure {
  return (octets) => {
    const length = word(octets, at);
    return length === null ? null : at + 2 + length;
  };
}

/** GS v 0 m xL xH yL yH d…: x in octets, y in rows. */
function raster(octets: Uint8Array): number | null {
  const [across, down] = [word(octets, 4), word(octets, 6)];
  return across === null || down === null ? null : 8 + across * down;
}

/** Data from `from` up to a NUL, which must come within `most` octets; else the command is given up there. */
function terminated(octets: Uint8Array, from: number, most: number): number | null {
  const data = octets.subarray(from, from + most + 1);
  const end = data.indexOf(0);
  if (end >= 0) return from + end + 1;
  return data.byteLength > most ? from + most : null;
}

/** ESC & y c1 c2 [x d…]…: user-defined characters, each with its own width. */
function definedCharacters(octets: Uint8Array): number | null {
  const [high, first, last] = octets.subarray(2, 5);
  if (high === undefined || first === undefined || last === undefined) return null;
  let at = 5;
  for (let character = first; character <= last; character++) {
    const width = octets[at];
    if (width === undefined) return null;
    at += 1 + high * width;
    if (at > MAX_COMMAND_OCTETS) return at;
  }
  return at;
}

/** FS q n [xL xH yL yH d…]…: bit images for FS p, x and y in octets and in eights of rows. */
function definedBitImages(octets: Uint8Array): number | null {
  const count = octets[2];
  if (count === undefined) return null;
  let at = 3;
  for (let image = 0; image < count; image++) {
    const [across, down] = [word(octets, at), word(octets, at + 2)];
    if (across === null || down === null) return null;
    at += 4 + across * down * 8;
    if (at > MAX_COMMAND_OCTETS) return at;
  }
  return at;
}

/** FS g 1 m a1–a4 nL nH d…: write to the user memory. */
function storedUserData(octets: Uint8Array): number | null {
  const length = word(octets, 8);
  return length === null ? null : 10 + length;
}
