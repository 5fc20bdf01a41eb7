import { useSyncExternalStore } from 'react';
import { useLanguage } from '../shared/language.tsx';
import { duration } from '../shared/time.ts';

const TICK_MS = 1000;

/** One clock for the whole page, running only while something shows an age. */
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) timer = setInterval(tick, TICK_MS);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** How long ago something was; grows by itself without drawing anything else anew. */
export function Age({ since }: { since: number }) {
  const { language } = useLanguage();
  const at = useSyncExternalStore(subscribe, () => now);
  return <span className="age">{duration(at - since, language)}</span>;
}
