import type { ReactNode } from 'react';
import type { Tone } from './conclusion.ts';

const drawings: Record<Tone, ReactNode> = {
  good: (
    <>
      <circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="m9.5 16.5 4.5 4.5 8.5-9.5" fill="none" stroke="currentColor" strokeWidth="2.5" />
    </>
  ),
  wait: (
    <>
      <path
        d="M16 3 30 28H2Z"
        fill="none"
        stroke="var(--amber)"
        strokeWidth="2.5"
        strokeLinejoin="round"
      />
      <path d="M16 12v8m0 3v2" stroke="currentColor" strokeWidth="2.5" />
    </>
  ),
  bad: (
    <>
      <path
        d="M10 2h12l8 8v12l-8 8H10l-8-8V10Z"
        fill="none"
        stroke="var(--vermilion)"
        strokeWidth="2.5"
        strokeLinejoin="round"
      />
      <path d="m11 11 10 10m0-10L11 21" stroke="var(--vermilion)" strokeWidth="2.5" />
    </>
  ),
};

/** Tick in a ring, bar in a triangle, cross in an octagon. */
export function ToneMark({ tone }: { tone: Tone }) {
  return (
    <svg className={`tone ${tone}`} viewBox="0 0 32 32" aria-hidden="true">
      {drawings[tone]}
    </svg>
  );
}
