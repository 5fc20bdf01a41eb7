import { accessibilityFaults } from '../../../peers/axe.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGallery } from './host.ts';
import type { Gallery } from './host.ts';
import { findFaults, takeSurvey } from './measure.ts';
import { exhibits, normalMode } from './views.ts';
import type { Exhibit, Mode } from './views.ts';

/** Widths of 21.5-inch and 32-inch portrait panels in millimetres. */
const SMALL_PANEL = 268;
const BIG_PANEL = 398;

const modes: Record<string, Partial<Mode>> = {
  'as it starts': {},
  large: { textSize: 'large' },
  low: { low: true },
  'large and low': { textSize: 'large', low: true },
  'small panel': { panelWidthMm: SMALL_PANEL },
  'big panel': { panelWidthMm: BIG_PANEL },
};

/**
 * Every screen in one language: its sizes in every way of drawing, and axe.
 *
 * @param passesAxe exhibits that axe looks at
 */
export function testScreens(
  locale: Mode['locale'],
  passesAxe: (exhibit: Exhibit) => boolean,
): void {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery('reduce');
  }, 180_000);
  afterAll(async () => {
    await gallery[Symbol.asyncDispose]();
  });

  describe.each(exhibits)('$name', (exhibit) => {
    test.each(Object.entries(modes))('keeps its sizes: %s', async (_, mode) => {
      const whole = { ...normalMode, ...mode, locale };
      await gallery.show(exhibit, whole);
      expect(findFaults(await takeSurvey(gallery.page), whole)).toEqual([]);
    });

    if (!passesAxe(exhibit)) return;
    test('passes axe', async () => {
      await gallery.show(exhibit, { locale });
      expect(await accessibilityFaults(gallery.page)).toEqual([]);
    });
  });

  test('the page never complained', () => {
    expect(gallery.complaints).toEqual([]);
    expect(gallery.core.calls.filter(({ call }) => call === 'ui.error')).toEqual([]);
  });
}
