/**
 * How sharp a picture is: the variance of its Laplacian, a usual measure of focus. 0 for one colour;
 * a face in focus has some hundreds, one smeared by motion a few tens or less.
 * @param pixels RGBA, row by row
 */
export function sharpnessOf(pixels: Uint8ClampedArray, width: number, height: number): number {
  const luma = (x: number, y: number): number => {
    const at = (y * width + x) * 4;
    // ITU-R BT.601
    return (
      0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0)
    );
  };
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const edge =
        4 * luma(x, y) - luma(x - 1, y) - luma(x + 1, y) - luma(x, y - 1) - luma(x, y + 1);
      sum += edge;
      squares += edge * edge;
    }
  }
  const count = (width - 2) * (height - 2);
  return squares / count - (sum / count) ** 2;
}
