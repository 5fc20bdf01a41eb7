/** Keys of their own that a page of buttons and number fields needs, should a keyboard be there at all. */
const useful = new Set([
  'Tab',
  'Enter',
  'Backspace',
  'Delete',
  'Escape',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Shift',
]);

/** A key as it went down, and what was held with it. */
export interface KeyPress {
  key: string;
  control: boolean;
  alt: boolean;
  meta: boolean;
}

/**
 * Whether a key may reach the page and the browser around it: plain characters and the keys above, with nothing held
 * but Shift. Everything else (Ctrl+T, Alt+F4, F1, …) is a way out of the page. Page and shell keep the same rule.
 */
export function mayPass(press: KeyPress): boolean {
  if (press.control || press.alt || press.meta) return false;
  return /^.$/u.test(press.key) || useful.has(press.key);
}
