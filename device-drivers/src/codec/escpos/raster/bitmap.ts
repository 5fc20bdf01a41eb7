/** Dots, black or white. Rows from the top, eight dots an octet, leftmost in the highest bit, as GS v 0 sends them. */
export class Bitmap {
  /** Dots. */
  readonly width: number;
  /** Dots. */
  readonly height: number;
  /** Octets of one row. */
  readonly stride: number;
  readonly octets: Uint8Array;

  /** White, or the given octets: `height` rows of `ceil(width / 8)`. @throws RangeError when there are too few */
  constructor(width: number, height: number, octets?: Uint8Array) {
    this.width = width;
    this.height = height;
    this.stride = Math.ceil(width / 8);
    this.octets = octets ?? new Uint8Array(this.stride * height);
    if (this.octets.byteLength < this.stride * height) throw new RangeError('too few octets');
  }

  /** Whether the dot is black. What lies outside is white. */
  get(x: number, y: number): boolean {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return false;
    return ((this.octets[y * this.stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
  }

  /** Blackens a dot. What lies outside is lost. */
  set(x: number, y: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = y * this.stride + (x >> 3);
    this.octets[at] = (this.octets[at] ?? 0) | (0x80 >> (x & 7));
  }

  /** Blackens a rectangle. */
  fill(x: number, y: number, width: number, height: number): void {
    for (let row = y; row < y + height; row++)
      for (let column = x; column < x + width; column++) this.set(column, row);
  }

  /** Turns every dot of a rectangle round. */
  invert(x: number, y: number, width: number, height: number): void {
    for (let row = Math.max(0, y); row < Math.min(y + height, this.height); row++)
      for (let column = Math.max(0, x); column < Math.min(x + width, this.width); column++) {
        const at = row * this.stride + (column >> 3);
        this.octets[at] = (this.octets[at] ?? 0) ^ (0x80 >> (column & 7));
      }
  }

  /** Blackens what is black in `other`, its top left corner at x, y; each of its dots becomes scaleX × scaleY dots. */
  draw(other: Bitmap, x: number, y: number, scaleX = 1, scaleY = 1): void {
    for (let row = 0; row < other.height; row++)
      for (let column = 0; column < other.width; column++)
        if (other.get(column, row))
          this.fill(x + column * scaleX, y + row * scaleY, scaleX, scaleY);
  }

  /** Some of the rows, copied. */
  rows(from: number, to: number): Bitmap {
    const octets = this.octets.slice(from * this.stride, to * this.stride);
    return new Bitmap(this.width, to - from, octets);
  }
}
