import type { Page } from 'playwright-core';

/** Capital height of Noto Sans and Serif SC in em. */
const CAP_EM = 0.733;

/** Sizes a screen must keep, in millimetres on the glass (reference: kiosk, concrete rules). */
export const limits = {
  target: 20,
  primary: 30,
  gap: 4.9,
  capital: 7.3,
  /** Nothing to press above this share of the glass. */
  reach: { full: 0.25, low: 0.5 },
  choices: { normal: 6, large: 4 },
} as const;

export interface Measured {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Survey {
  mmPx: number;
  frame: Measured;
  controls: (Measured & { bar: boolean; primary: boolean })[];
  texts: (Measured & { fontPx: number; clipped: boolean })[];
  choices: number;
}

/** Runs in the page. Reads where everything is; judges nothing. */
const survey = `(() => {
  const box = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };
  const root = document.documentElement;
  const dialog = document.querySelector('[role=alertdialog], [role=dialog]');
  const scope = dialog ?? document.querySelector('.frame');
  const frame = box(scope);
  const mmPx = box(document.querySelector('.frame')).width / Number(root.style.getPropertyValue('--panel-mm'));
  const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const controls = [...scope.querySelectorAll('button, .purpose:not(button), a[href]')].filter(visible).map((element) => ({
    name: element.getAttribute('aria-label') ?? element.textContent.trim(),
    bar: element.closest('nav') !== null,
    primary: element.matches('.button-primary, .button-final'),
    ...box(element),
  }));
  const texts = [];
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.textContent.trim() === '' || parent.closest('.visually-hidden, svg') || !visible(parent)) continue;
    const fontPx = parseFloat(getComputedStyle(parent).fontSize);
    if (fontPx === 0) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { x, y, width, height } of range.getClientRects()) {
      if (width < 1 || height < 1) continue;
      // The letters themselves: an inline box is as tall as the face's highest and lowest marks.
      const top = y + (height - fontPx * 0.8) / 2;
      const bottom = top + fontPx * 0.8;
      let clipped = x < frame.x - 1 || x + width > frame.x + frame.width + 1
        || top < frame.y || bottom > frame.y + frame.height;
      for (let over = parent; over !== scope && over !== null; over = over.parentElement) {
        const { overflowX } = getComputedStyle(over);
        if (overflowX === 'visible') continue;
        const edge = over.getBoundingClientRect();
        clipped ||= x < edge.x - 1 || x + width > edge.right + 1 || top < edge.y - 1 || bottom > edge.bottom + 1;
      }
      texts.push({ name: node.textContent.trim(), fontPx, clipped, x, y: top, width, height: bottom - top });
    }
  }
  const choices = scope.querySelectorAll('.choice, .document, .purpose, .documents > .button').length;
  return { mmPx, frame: { name: 'frame', ...frame }, controls, texts, choices };
})()`;

export async function takeSurvey(page: Page): Promise<Survey> {
  return page.evaluate<Survey>(survey);
}

function overlap(a: Measured, b: Measured, spare: number): boolean {
  return (
    a.x + a.width - spare > b.x &&
    b.x + b.width - spare > a.x &&
    a.y + a.height - spare > b.y &&
    b.y + b.height - spare > a.y
  );
}

function distance(a: Measured, b: Measured): number {
  const across = Math.max(0, Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width));
  const down = Math.max(0, Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height));
  return Math.max(across, down);
}

function pairs<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((first, index) =>
    all.slice(index + 1).map((second): [T, T] => [first, second]),
  );
}

/** What of a screen breaks the rules of size, reach and legibility, in words. Empty when all is well. */
export function findFaults(
  { mmPx, frame, controls, texts, choices }: Survey,
  mode: { low: boolean; textSize: 'normal' | 'large' },
): string[] {
  const faults: string[] = [];
  const mm = (px: number): string => `${(px / mmPx).toFixed(1)} mm`;
  const highest = frame.y + limits.reach[mode.low ? 'low' : 'full'] * frame.height;

  for (const control of controls) {
    const size = Math.min(control.width, control.height);
    if (size < limits.target * mmPx - 0.5) {
      faults.push(`"${control.name}" is only ${mm(size)} to press`);
    }
    if (control.y < highest - 1) {
      faults.push(`"${control.name}" is pressed too high up, at ${mm(control.y)}`);
    }
    if (control.y + control.height > frame.y + frame.height + 1) {
      faults.push(`"${control.name}" hangs over the lower edge`);
    }
    if (control.primary && control.height < limits.primary * mmPx - 0.5) {
      faults.push(`main action "${control.name}" is only ${mm(control.height)} high`);
    }
  }
  for (const [a, b] of pairs(controls.filter((control) => !control.bar))) {
    if (distance(a, b) < limits.gap * mmPx) {
      faults.push(`"${a.name}" and "${b.name}" are ${mm(distance(a, b))} apart`);
    }
  }
  for (const text of texts) {
    const capital = (text.fontPx * CAP_EM) / mmPx;
    if (capital < limits.capital) {
      faults.push(`"${text.name}" has capitals of ${capital.toFixed(2)} mm`);
    }
    if (text.clipped) faults.push(`"${text.name}" is cut off`);
  }
  for (const [a, b] of pairs(texts)) {
    if (overlap(a, b, 1)) {
      faults.push(`"${a.name}" runs into "${b.name}"`);
    }
  }
  if (choices > limits.choices[mode.textSize]) faults.push(`${choices} choices at once`);
  return faults;
}
