import { useEffect, useRef } from 'react';
import type { Preview } from '../../contract/templates.ts';
import { decode } from './picture.ts';

/** One page of a preview. */
export function Paper({ page, label }: { page: Preview['pages'][number]; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    void decode(page).then((bitmap) => {
      if (!gone) canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0);
      bitmap.close();
    });
    return () => {
      gone = true;
    };
  }, [page]);
  return (
    <canvas ref={canvas} width={page.width} height={page.height} role="img" aria-label={label} />
  );
}
