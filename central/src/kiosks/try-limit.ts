/** Counts failed tries by name within a window that starts with the first of them. */
export interface TryLimit {
  exhausted(names: readonly string[]): boolean;
  count(names: readonly string[]): void;
}

interface Window {
  startedAt: number;
  tries: number;
}

/** Names kept at once: more than a fleet and its attackers need, little enough never to fill memory. */
const maxNames = 10_000;

export function createTryLimit(options: {
  max: number;
  windowMs: number;
  now: () => number;
}): TryLimit {
  const windows = new Map<string, Window>();

  const live = (name: string): Window | null => {
    const window = windows.get(name);
    if (!window) return null;
    if (options.now() - window.startedAt < options.windowMs) return window;
    windows.delete(name);
    return null;
  };

  return {
    exhausted: (names) => names.some((name) => (live(name)?.tries ?? 0) >= options.max),
    count(names) {
      for (const name of names) {
        const window = live(name);
        if (window) window.tries += 1;
        else {
          const oldest = windows.keys().next();
          if (windows.size >= maxNames && !oldest.done) windows.delete(oldest.value);
          windows.set(name, { startedAt: options.now(), tries: 1 });
        }
      }
    },
  };
}
