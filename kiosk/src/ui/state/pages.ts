import { useState } from 'react';

export interface Pages<T> {
  shown: T[];
  /** From 1. */
  page: number;
  of: number;
  next: () => void;
}

/** Cuts a list into screens of at most `most` choices, since core tasks never scroll. `next` goes round. */
export function usePages<T>(all: readonly T[], most: number): Pages<T> {
  const [index, setIndex] = useState(0);
  const of = Math.max(1, Math.ceil(all.length / most));
  const at = Math.min(index, of - 1);
  return {
    shown: all.slice(at * most, (at + 1) * most),
    page: at + 1,
    of,
    next: () => setIndex((at + 1) % of),
  };
}
