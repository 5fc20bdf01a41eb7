import type { PageImage } from '../../../bridge/index.ts';
import { overlayPdf, type Unissued } from './overlay.ts';
import {
  loadPdfium,
  type AnnotationKind,
  type PdfPage,
  encodePng,
  grown,
  merged,
  type Rect,
} from '@hallway/certificates/picture';

/** Pixels across an A4 page: sharp at 1:1 on a 1080-pixel-wide kiosk. */
const WIDTH = 1000;

/** Added around a code, so that no edge of it shows: points at most, less around small type. */
const MARGIN = 2;

function marginOf({ height }: Rect): number {
  return Math.min(MARGIN, height * 0.3);
}

/** A preview that would show a living code. It is not handed out. */
export class PreviewUnsafe extends Error {
  readonly code = 'PREVIEW_UNSAFE';
  constructor(what: string) {
    super(`cannot find the ${what} to cover`);
    this.name = 'PreviewUnsafe';
  }
}

/**
 * One page as a picture that cannot be mistaken for the paper: the document has not been issued yet, so its QR and
 * verification code are covered wherever they stand, the seal is not on it, and a watermark lies over all.
 *
 * @param number from 1
 * @throws PreviewUnsafe when the first page does not show where its codes are
 */
export async function pageImage(
  pdf: Uint8Array,
  number: number,
  verifyCode: string,
): Promise<PageImage> {
  const pdfium = await loadPdfium();
  return pdfium.withPage(pdf, number, (page) => {
    const height = Math.round((WIDTH * page.height) / page.width);
    const overlay = overlayPdf(page.width, page.height, unissued(page, number, verifyCode));
    const pixels = pdfium.picture(WIDTH, height, (bitmap) => {
      page.drawOn(bitmap, WIDTH, height);
      pdfium.withPage(overlay, 1, (cover) => cover.drawOn(bitmap, WIDTH, height));
    });
    const png = encodePng(pixels, WIDTH, height).toString('base64');
    pixels.fill(0);
    return { png, width: WIDTH, height };
  });
}

/** The QR is the page's link, the seal its form widget; the code is found by its text, microtext included. */
function unissued(page: PdfPage, number: number, verifyCode: string): Unissued {
  const annotations = page.annotations();
  const rectsOf = (kind: AnnotationKind) =>
    annotations.filter((annotation) => annotation.kind === kind).map(({ rect }) => rect);
  const squares = rectsOf('link');
  const typed = page.find(verifyCode);
  if (number === 1 && squares.length === 0) throw new PreviewUnsafe('QR');
  if (number === 1 && typed.length === 0) throw new PreviewUnsafe('verification code');
  return {
    codes: merged([...squares, ...typed].map((rect) => grown(rect, marginOf(rect)))),
    seals: rectsOf('widget'),
  };
}
