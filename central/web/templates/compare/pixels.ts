/** Colour of what is only on the later picture, and of what is only on the earlier one: told apart by place too. */
const marks = { added: [14, 90, 87], removed: [196, 61, 43] } as const;

/** Differences smaller than this on any channel are smoothing. */
const tolerance = 40;

/**
 * Lays one picture over the other: what is the same is pale, what came is teal, what went is vermilion.
 *
 * @returns the picture, and how many of its pixels differ
 */
export function overlay(
  before: ImageData,
  after: ImageData,
): { picture: ImageData; changed: number } {
  const picture = new ImageData(after.width, after.height);
  let changed = 0;
  for (let at = 0; at < after.data.length; at += 4) {
    const old = brightness(before.data, at);
    const fresh = brightness(after.data, at);
    const differs = Math.abs(old - fresh) > tolerance;
    if (differs) changed++;
    const mark = fresh < old ? marks.added : marks.removed;
    for (let channel = 0; channel < 3; channel++) {
      const pale = 255 - (255 - (after.data[at + channel] ?? 255)) * 0.35;
      picture.data[at + channel] = differs ? (mark[channel] ?? 0) : pale;
    }
    picture.data[at + 3] = 255;
  }
  return { picture, changed };
}

function brightness(data: Uint8ClampedArray, at: number): number {
  return ((data[at] ?? 255) * 3 + (data[at + 1] ?? 255) * 6 + (data[at + 2] ?? 255)) / 10;
}
