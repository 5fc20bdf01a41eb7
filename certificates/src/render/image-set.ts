import type { ImageOp, Layout } from '../layout/ops.ts';
import { readJpeg } from './jpeg.ts';
import type { PdfFile } from './pdf/file.ts';
import type { Ref } from './pdf/objects.ts';

/** The pictures of one document. */
export interface ImageSet {
  resources: Record<string, Ref>;
  /** Resource name. */
  nameOf(op: ImageOp): string;
}

/**
 * Embeds each picture once, however often it is drawn; its JPEG data pass unchanged.
 *
 * @throws JpegError
 */
export function embedImages(file: PdfFile, layout: Layout): ImageSet {
  const names = new Map<Uint8Array, string>();
  const resources: Record<string, Ref> = {};
  for (const { blocks } of layout.pages) {
    for (const op of blocks.flatMap((block) => block.ops)) {
      if (op.kind !== 'image' || names.has(op.jpeg)) continue;
      const name = `Im${names.size}`;
      names.set(op.jpeg, name);
      resources[name] = embedImage(file, op.jpeg);
    }
  }
  return {
    resources,
    nameOf(op) {
      const name = names.get(op.jpeg);
      if (name === undefined) throw new RangeError('a picture was drawn that was never embedded');
      return name;
    },
  };
}

function embedImage(file: PdfFile, bytes: Uint8Array): Ref {
  const { jpeg, pixels } = readJpeg(bytes);
  return file.addStream({
    entries: {
      Type: 'XObject',
      Subtype: 'Image',
      Width: pixels.width,
      Height: pixels.height,
      ColorSpace: pixels.components === 1 ? 'DeviceGray' : 'DeviceRGB',
      BitsPerComponent: 8,
      Filter: 'DCTDecode',
    },
    bytes: jpeg,
  });
}
