import type { Box, Point } from './geometry.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** A picture of our own to cut frames with, reused from frame to frame and wiped after each. */
export interface Sheet {
  /** Turns `source` by `-tilt` radians about `pivot`, cuts `box` out and fits it into the square, the rest black. */
  cut(source: ImageBitmap, box: Box, pivot?: Point, tilt?: number): ImageData;
  wipe(): void;
}

function contextOf(canvas: OffscreenCanvas): Context {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no 2D canvas in workers.');
  return context;
}

/** @param side of the square, in pixels */
export function createSheet(side: number): Sheet {
  const context = contextOf(new OffscreenCanvas(side, side));
  function wipe(): void {
    context.resetTransform();
    context.fillStyle = 'black';
    context.fillRect(0, 0, side, side);
  }
  return {
    wipe,
    cut(source, box, pivot = { x: 0, y: 0 }, tilt = 0) {
      wipe();
      const scale = side / Math.max(box.width, box.height);
      const [width, height] = [box.width * scale, box.height * scale];
      context.save();
      context.beginPath();
      context.rect((side - width) / 2, (side - height) / 2, width, height);
      context.clip();
      context.translate((side - width) / 2, (side - height) / 2);
      context.scale(scale, scale);
      context.translate(pivot.x - box.x, pivot.y - box.y);
      context.rotate(-tilt);
      context.translate(-pivot.x, -pivot.y);
      context.imageSmoothingQuality = 'high';
      context.drawImage(source, 0, 0);
      context.restore();
      return context.getImageData(0, 0, side, side);
    },
  };
}
