import type { ReactNode } from 'react';
import type { RegisterEntry } from '../contract/register.ts';

const ring = (stroke: string, dash?: string): ReactNode => (
  <circle cx="8" cy="8" r="6.25" stroke={stroke} strokeDasharray={dash} />
);

const drawings: Record<RegisterEntry['status'], ReactNode> = {
  issued: ring('var(--ink-soft)', '2.4 2.5'),
  delivered: (
    <>
      {ring('var(--ink)')}
      <path d="m5 8.2 2.1 2.1L11 6.2" stroke="var(--ink)" />
    </>
  ),
  ambiguous: <path d="M8 2 15 14H1Zm0 4.5v3.5m0 1.5v1" stroke="var(--amber)" />,
  voided: (
    <>
      {ring('var(--ink-soft)')}
      <path d="m4 12 8-8" stroke="var(--ink-soft)" />
    </>
  ),
  revoked: (
    <path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5Zm.5 4 5 5m0-5-5 5" stroke="var(--vermilion)" />
  ),
};

/** A shape for each status, so that the word does not stand alone. */
export function StatusMark({ status }: { status: RegisterEntry['status'] }) {
  return (
    <svg className="mark" viewBox="0 0 16 16" fill="none" strokeWidth="1.5" aria-hidden="true">
      {drawings[status]}
    </svg>
  );
}
