import { useLayoutEffect } from 'react';
import type { KioskView } from '../../bridge/index.ts';

/** A 23.8-inch portrait panel is 296 mm wide; below that the margins narrow so that the words need not. */
const NARROW_MM = 300;

export function isNarrow(panelWidthMm: number): boolean {
  return panelWidthMm < NARROW_MM;
}

/**
 * Puts language, text size, low mode and panel width on the document's root, where the tokens look for them.
 * Custom properties go through the CSSOM, because the page's policy forbids inline style attributes.
 */
export function useRootAttributes(view: KioskView | null): void {
  const locale = view?.locale ?? 'zh-CN';
  const size = view?.textSize ?? 'normal';
  const low = view?.low ?? false;
  const width = view?.panelWidthMm ?? null;
  const revision = view?.revision ?? null;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = locale;
    root.dataset['size'] = size;
    root.dataset['reach'] = low ? 'low' : 'full';
    if (width !== null) {
      root.style.setProperty('--panel-mm', String(width));
      root.dataset['panel'] = isNarrow(width) ? 'narrow' : 'wide';
    }
  }, [locale, size, low, width]);
  useLayoutEffect(() => {
    // Says which view is drawn, to whoever watches the page from outside.
    if (revision !== null) document.documentElement.dataset['revision'] = String(revision);
  }, [revision]);
}
