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

/** The part of a KeyboardEvent that decides. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

/**
 * Whether a key may reach the page and the browser: plain characters and the keys above, with nothing held but Shift.
 * Everything else (Ctrl+T, Alt+F4, F1, …) is a way out of the page.
 */
export function mayPass(press: KeyPress): boolean {
  if (press.ctrlKey || press.altKey || press.metaKey) return false;
  return /^.$/u.test(press.key) || useful.has(press.key);
}

/**
 * Takes away from the window what a keyboard or mouse could do beyond the page. This is depth, not the wall:
 * the wall is an operating system that does not hear keyboards (deploy/linux/99-kiosk-input.rules).
 */
export function lockKeys(window: Window): void {
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const always = { capture: true, passive: false };
  window.addEventListener('keydown', (event) => void (mayPass(event) || stop(event)), always);
  window.addEventListener('contextmenu', stop, always);
  window.addEventListener('dragstart', stop, always);
  window.addEventListener('auxclick', stop, always);
  window.addEventListener('wheel', (event) => void (event.ctrlKey && stop(event)), always);
}
