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

/** Changes, removes, repeats or inserts a few octets. */
export function mutate(octets: Uint8Array, random: () => number): Uint8Array {
  let mutated: number[] = [...octets];
  const changes = 1 + Math.floor(random() * 4);
  for (let change = 0; change < changes; change++) {
    const at = Math.floor(random() * (mutated.length + 1));
    const octet = Math.floor(random() * 256);
    const kind = Math.floor(random() * 5);
    if (kind === 0) mutated[Math.min(at, mutated.length - 1)] = octet;
    else if (kind === 1) mutated.splice(at, 1 + Math.floor(random() * 8));
    else if (kind === 2) mutated.splice(at, 0, octet);
    else if (kind === 3) mutated = mutated.slice(0, at);
    else mutated = [...mutated.slice(0, at), ...mutated.slice(Math.max(0, at - 16))];
    if (mutated.length === 0) mutated = [octet];
  }
  return Uint8Array.from(mutated.slice(0, 8192));
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

/** How many cases a fuzz test runs: a million where time is not short. */
export function fuzzCases(normal: number): number {
  return process.env['HALLWAY_LONG'] === '1' ? 1_000_000 : normal;
}
