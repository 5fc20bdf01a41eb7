import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const tokens = readFileSync(
  new URL('../../../../kiosk/src/ui/styles/tokens.css', import.meta.url),
  'utf8',
);

function colour(name: string): [number, number, number] {
  const hex =
    name === 'white' ? 'ffffff' : new RegExp(`--${name}: #([0-9a-f]{6});`).exec(tokens)?.[1];
  if (hex === undefined) throw new Error(`tokens.css has no --${name}`);
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [channel(0), channel(2), channel(4)];
}

/** Relative luminance, WCAG 2.2. */
function luminance(name: string): number {
  const [red, green, blue] = colour(name).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  ['ink', 'paper'],
  ['ink', 'paper-shade'],
  ['ink', 'sheet'],
  ['ink', 'amber-wash'],
  ['ink', 'fault-wash'],
  ['ink', 'teal-wash'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'paper-shade'],
  ['ink-soft', 'sheet'],
  ['ink-soft', 'teal-wash'],
  ['teal', 'paper'],
  ['teal', 'sheet'],
  ['white', 'teal'],
])('%s on %s is read by everyone', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(7);
});

// Words of buttons and marks are above 24 px, where WCAG's enhanced contrast asks for 4.5.
test.each([
  ['white', 'vermilion'],
  ['white', 'teal-deep'],
  ['teal', 'teal-wash'],
  ['teal', 'teal-mist'],
  ['teal', 'paper-shade'],
  ['amber-ink', 'amber-wash'],
  ['vermilion-deep', 'fault-wash'],
])('%s on %s is clear at the size of a button', (mark, ground) => {
  expect(contrast(mark, ground)).toBeGreaterThanOrEqual(4.5);
});
