import { useEffect, useRef } from 'react';
import type { PagePicture } from './types.ts';

/** The picture of a page as canvases take it. */
export function imageOf({ pixels, width, height }: PagePicture): ImageData {
  return new ImageData(pixels, width, height);
}

/** One page of a preview. */
export function Paper({ page, label }: { page: PagePicture; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => canvas.current?.getContext('2d')?.putImageData(imageOf(page), 0, 0), [page]);
  return (
    <canvas ref={canvas} width={page.width} height={page.height} role="img" aria-label={label} />
  );
}
