/** A grey picture: one octet a pixel, 0 black to 255 white, line by line. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;

  constructor(width: number, height: number, grey: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8Array(width * height).fill(grey);
  }

  /** A rectangle of one grey. What lies outside the picture is cut off. */
  fill(left: number, top: number, width: number, height: number, grey: number): void {
    const right = Math.min(this.width, left + width);
    for (let y = Math.max(0, top); y < Math.min(this.height, top + height); y++) {
      const line = y * this.width;
      if (right > left) this.pixels.fill(grey, line + Math.max(0, left), line + right);
    }
  }
}
