/** The UI beats every 5 s; two beats missed, or two in a row that saw an empty page, and the page is lost. */
const LOST_AFTER_MS = 12_000;
const EMPTY_BEATS = 2;

export interface PageWatch {
  beat(visible: boolean): void;
  stop(): void;
}

/**
 * Watches one document of the UI: a process that lives is not yet a page that lives.
 * @param onLost called once, when the page shows nothing or went silent
 */
export function watchPage(onLost: () => void): PageWatch {
  let empty = 0;
  let timer = setTimeout(lose, LOST_AFTER_MS);
  function lose(): void {
    clearTimeout(timer);
    onLost();
  }
  return {
    beat(visible) {
      clearTimeout(timer);
      empty = visible ? 0 : empty + 1;
      if (empty >= EMPTY_BEATS) lose();
      else timer = setTimeout(lose, LOST_AFTER_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
