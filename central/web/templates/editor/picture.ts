import type { Preview } from '../../contract/templates.ts';

type Page = Preview['pages'][number];

/** The picture of a page, decoded without an address: the policy of the pages allows none but our own files. */
export function decode({ png }: Page): Promise<ImageBitmap> {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  return createImageBitmap(new Blob([bytes], { type: 'image/png' }));
}
