import { useEffect, useState } from 'react';
import type { Bridge, PageImage } from '../../../bridge/index.ts';

/** Asks core for one page of the sample once it is ready. Null until it came. */
export function usePageImage(bridge: Bridge, page: number, ready: boolean): PageImage | null {
  const [image, setImage] = useState<{ page: number; image: PageImage } | null>(null);
  useEffect(() => {
    if (!ready) return undefined;
    let wanted = true;
    bridge.call('preview.page', { page }).then(
      (answer) => {
        if (wanted) setImage({ page, image: answer });
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [bridge, page, ready]);
  return image !== null && image.page === page ? image.image : null;
}

/** Address of a page's picture. `png` is the file in Base64. */
export function addressOf(image: PageImage): string {
  return `data:image/png;base64,${image.png}`;
}
