/** SM3 (GB/T 32905-2016; ISO/IEC 10118-3:2018): a hash of 256 bits. */

const IV = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];
const BLOCK = 64;

const rotate = (x: number, n: number): number => (x << n) | (x >>> (32 - n));
const p0 = (x: number): number => x ^ rotate(x, 9) ^ rotate(x, 17);
const p1 = (x: number): number => x ^ rotate(x, 15) ^ rotate(x, 23);

/** §5.2: one bit, zeros, and the length in bits. */
function padded(message: Uint8Array): DataView<ArrayBuffer> {
  const length = Math.ceil((message.length + 9) / BLOCK) * BLOCK;
  const bytes = new Uint8Array(length);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(length - 8, BigInt(message.length) * 8n);
  return view;
}

/** §5.3.2: 68 words of a block. */
function expand(view: DataView, at: number): Int32Array {
  const w = new Int32Array(68);
  for (let j = 0; j < 16; j++) w[j] = view.getInt32(at + 4 * j);
  const word = (j: number): number => w[j] ?? 0;
  for (let j = 16; j < 68; j++) {
    w[j] =
      p1(word(j - 16) ^ word(j - 9) ^ rotate(word(j - 3), 15)) ^
      rotate(word(j - 13), 7) ^
      word(j - 6);
  }
  return w;
}

/** §5.3.3 */
function compress(state: Int32Array, w: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let j = 0; j < 64; j++) {
    const early = j < 16;
    const t = early ? 0x79cc4519 : 0x7a879d8a;
    const ss1 = rotate((rotate(a, 12) + e + rotate(t, j % 32)) | 0, 7);
    const ss2 = ss1 ^ rotate(a, 12);
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const wj = w[j] ?? 0;
    const tt1 = (ff + d + ss2 + (wj ^ (w[j + 4] ?? 0))) | 0;
    const tt2 = (gg + h + ss1 + wj) | 0;
    [a, b, c, d] = [tt1, a, rotate(b, 9), c];
    [e, f, g, h] = [p0(tt2), e, rotate(f, 19), g];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) ^ word;
}

/** @returns 32 bytes */
export function sm3(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const state = Int32Array.from(IV);
  const view = padded(message);
  for (let at = 0; at < view.byteLength; at += BLOCK) compress(state, expand(view, at));
  const digest = new DataView(new ArrayBuffer(32));
  for (const [i, word] of state.entries()) digest.setInt32(4 * i, word);
  return new Uint8Array(digest.buffer);
}
