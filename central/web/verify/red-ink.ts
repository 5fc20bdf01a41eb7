/**
 * A picture as its red channel sees it: the ink of a seal stamped across a code is as light there as the paper, and what
 * is printed under it stays dark.
 *
 * @param data RGBA, as `ImageData` holds it
 */
export function withoutRedInk(data: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const seen = new Uint8ClampedArray(data);
  for (let i = 0; i < seen.length; i += 4) seen.fill(seen[i] ?? 0, i + 1, i + 3);
  return seen;
}
