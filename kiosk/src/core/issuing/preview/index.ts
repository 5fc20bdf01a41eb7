import type { PageImage } from '../../../bridge/index.ts';
import type { Prepared } from '../types.ts';
import { slipImage } from '../slip/index.ts';
import { pageImage } from './page-image.ts';
import { loadPdfium } from '@hallway/certificates/picture';

/** Pictures of prepared documents, each page drawn once. */
export interface Previews {
  /** @param page from 1 */
  page(prepared: Prepared, page: number): Promise<PageImage>;
  forget(prepared: Prepared): void;
}

function draw(prepared: Prepared, page: number): Promise<PageImage> {
  if (prepared.form === 'slip') return slipImage(prepared);
  return pageImage(prepared.rendered.pdf, page, prepared.verifyCode);
}

/** PDFium is loaded at once, so that the first person does not wait for it. */
export function createPreviews(): Previews {
  loadPdfium().catch(() => undefined);
  const drawn = new WeakMap<Prepared, Map<number, Promise<PageImage>>>();

  return {
    page(prepared, page) {
      const pages = drawn.get(prepared) ?? new Map<number, Promise<PageImage>>();
      drawn.set(prepared, pages);
      const image = pages.get(page) ?? draw(prepared, page);
      pages.set(page, image);
      return image;
    },
    forget(prepared) {
      drawn.delete(prepared);
    },
  };
}
