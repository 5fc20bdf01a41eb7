/** Weight of sample x in frequency u: C(u)/2 · cos((2x+1)uπ/16) (ITU-T T.81 §A.3.3), at u·8+x. */
const weights = Float64Array.from({ length: 64 }, (_, at) => {
  const [u, x] = [at >> 3, at & 7];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});

/** The forward discrete cosine transform of a block of eight lines of eight samples. */
export function forwardDct(block: Float64Array): Float64Array {
  return transposedLines(transposedLines(block));
}

/** Each line transformed, and lines and columns exchanged. */
function transposedLines(block: Float64Array): Float64Array {
  const result = new Float64Array(64);
  for (let line = 0; line < 8; line++) {
    for (let u = 0; u < 8; u++) {
      let sum = 0;
      for (let x = 0; x < 8; x++) sum += (block[line * 8 + x] ?? 0) * (weights[u * 8 + x] ?? 0);
      result[u * 8 + line] = sum;
    }
  }
  return result;
}
