import { mayPass } from '../bridge/keys.ts';

function keyPass({ key, ctrlKey: control, altKey: alt, metaKey: meta }: KeyboardEvent): boolean {
  return mayPass({ key, control, alt, meta });
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
  window.addEventListener('keydown', (event) => void (keyPass(event) || stop(event)), always);
  window.addEventListener('contextmenu', stop, always);
  window.addEventListener('dragstart', stop, always);
  window.addEventListener('auxclick', stop, always);
  window.addEventListener('wheel', (event) => void (event.ctrlKey && stop(event)), always);
}
