import type { JobState } from '@hallway/device-drivers';
import type { Evidence } from '@hallway/protocol';
import type { PrinterTrust } from './trust.ts';

/** All that is known when a job has ended at the printer. */
export interface Findings {
  /** Sheets the whole attempt should put out. */
  sheets: number;
  documentSent: boolean;
  /** The printer was still waiting for the document when the job was canceled. */
  held: boolean;
  /** Null when the printer does not know the job any more. */
  job: Pick<JobState, 'state' | 'reasons' | 'impressionsCompleted'> | null;
  /** Sheets the printer had reported at the last look. */
  lastSheets: number;
  lifeCounter: { before: number | null; after: number | null };
  /** Reasons under which paper may be stuck inside, reported now. */
  paperPath: readonly string[];
  trust: PrinterTrust;
  /** ISO time. */
  at: string;
}

export interface Verdict {
  is: 'delivered' | 'clean' | 'ambiguous';
  /** One word for support. */
  reason: string;
  evidence: Evidence[];
}

/**
 * Did the paper come out? Pure.
 *
 * Delivered needs two independent sources that agree: the printer ended the whole document as completed, and a count
 * equals the sheets expected. While it reports a jam, only the life counter counts. `canceled` and `aborted` prove
 * nothing about paper by themselves (measured: a canceled job put out all its sheets).
 */
export function judge(findings: Findings): Verdict {
  const counts = countsOf(findings);
  const evidence = evidenceOf(findings, counts);
  if (isDelivered(findings, counts)) return { is: 'delivered', reason: 'completed', evidence };
  if (isClean(findings, counts)) return { is: 'clean', reason: 'nothing-out', evidence };
  return { is: 'ambiguous', reason: doubt(findings, counts), evidence };
}

/** Sheets. */
interface Counts {
  impressions: number | null;
  /** A fraction when the engine stopped counting inside a sheet: then it agrees with nothing. */
  lifeCounter: number | null;
}

function countsOf({ job, lastSheets, lifeCounter, trust }: Findings): Counts {
  const { before, after } = lifeCounter;
  // A life counter that runs backwards belongs to another machine or was reset: it proves nothing.
  const comparable = trust.lifeCounter && before !== null && after !== null && after >= before;
  return {
    impressions: trust.impressions ? (job ? job.impressionsCompleted : lastSheets || null) : null,
    lifeCounter: comparable ? (after - before) / trust.lifeCountPerSheet : null,
  };
}

function known(counts: Counts): number[] {
  return [counts.impressions, counts.lifeCounter].filter((count) => count !== null);
}

function isDelivered(findings: Findings, counts: Counts): boolean {
  if (!findings.documentSent || findings.job?.state !== 'completed') return false;
  const agreed = known(counts);
  if (agreed.length === 0 || agreed.some((count) => count !== findings.sheets)) return false;
  return !troubled(findings) || counts.lifeCounter !== null;
}

function troubled(findings: Findings): boolean {
  const errors = findings.job?.reasons.includes('job-completed-with-errors') ?? false;
  return errors || findings.paperPath.length > 0;
}

function isClean(findings: Findings, counts: Counts): boolean {
  const state = findings.job?.state;
  if (state !== 'canceled' && state !== 'aborted') return false;
  const agreed = known(counts);
  if (agreed.some((count) => count !== 0)) return false;
  // A job that never had its document needs one count; any other needs both.
  const needed = findings.held && !findings.documentSent ? 1 : 2;
  return agreed.length >= needed;
}

function doubt(findings: Findings, counts: Counts): string {
  if (!findings.documentSent) return 'upload-cut';
  if (findings.job?.state !== 'completed') return findings.job?.state ?? 'job-vanished';
  const agreed = known(counts);
  if (agreed.length === 0) return 'no-count';
  if (agreed.some((count) => count !== findings.sheets)) return 'counts-disagree';
  return 'jam-reported';
}

function evidenceOf(findings: Findings, counts: Counts): Evidence[] {
  const { at } = findings;
  const evidence: Evidence[] = [];
  if (findings.job?.state === 'completed') {
    evidence.push({ source: 'job-state', says: 'out', sheets: null, at });
  }
  for (const [source, count] of [
    ['impressions', counts.impressions],
    ['life-counter', counts.lifeCounter],
  ] as const) {
    if (count !== null) {
      const sheets = Math.floor(count);
      evidence.push({ source, says: saying(count, findings.sheets), sheets, at });
    }
  }
  return evidence;
}

function saying(count: number, expected: number): Evidence['says'] {
  if (count === 0) return 'not-out';
  return count < expected ? 'partly' : 'out';
}
