/** A small seeded generator (mulberry32), so that a failing fuzz case can be run again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** No mutation is longer than this. */
const LONGEST = 8192;

/** Changes, removes, repeats or inserts a few octets. */
export function mutate(octets: Uint8Array, random: () => number): Uint8Array {
  let mutated = octets.slice();
  const changes = 1 + Math.floor(random() * 4);
  for (let change = 0; change < changes; change++) {
    const at = Math.floor(random() * (mutated.length + 1));
    const octet = Math.floor(random() * 256);
    const kind = Math.floor(random() * 5);
    const [before, after] = [mutated.subarray(0, at), mutated.subarray(at)];
    if (kind === 0) mutated[Math.min(at, mutated.length - 1)] = octet;
    else if (kind === 1) mutated = join(before, after.subarray(1 + Math.floor(random() * 8)));
    else if (kind === 2) mutated = join(before, Uint8Array.of(octet), after);
    else if (kind === 3) mutated = before;
    else mutated = join(before, mutated.subarray(Math.max(0, at - 16)));
    if (mutated.length === 0) mutated = Uint8Array.of(octet);
  }
  return mutated.slice(0, LONGEST);
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Cuts octets into chunks of random size, 1 to `largest`. */
export function split(octets: Uint8Array, random: () => number, largest = 24): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < octets.length;) {
    const next = at + 1 + Math.floor(random() * largest);
    chunks.push(octets.subarray(at, next));
    at = next;
  }
  return chunks;
}
