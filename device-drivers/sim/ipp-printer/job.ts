import { randomUUID } from 'node:crypto';

/** RFC 8011 §5.3.7. */
export const JobStateCode = {
  pending: 3,
  held: 4,
  processing: 5,
  stopped: 6,
  canceled: 7,
  aborted: 8,
  completed: 9,
} as const;

export type Sides = 'one-sided' | 'two-sided-long-edge' | 'two-sided-short-edge';

/** What the creator of a job asked for, defaults filled in. */
export interface JobSpec {
  name: string;
  user: string;
  copies: number;
  sides: Sides;
  media: string;
  /** Waits for Release-Job when its document is here. */
  hold: boolean;
}

export interface Job extends JobSpec {
  id: number;
  uuid: string;
  state: number;
  reasons: string[];
  /** Pages of the document; null until one is here. */
  pages: number | null;
  sha256: string;
  octets: number;
  documents: number;
  impressionsCompleted: number;
  sheetsCompleted: number;
  cancelRequested: boolean;
  /** Epoch milliseconds; null while it has not happened. */
  createdAt: number;
  processingAt: number | null;
  completedAt: number | null;
}

export function newJob(id: number, spec: JobSpec, now: number): Job {
  return {
    ...spec,
    id,
    uuid: `urn:uuid:${randomUUID()}`,
    state: JobStateCode.held,
    reasons: ['job-data-insufficient'],
    pages: null,
    sha256: '',
    octets: 0,
    documents: 0,
    impressionsCompleted: 0,
    sheetsCompleted: 0,
    cancelRequested: false,
    createdAt: now,
    processingAt: null,
    completedAt: null,
  };
}

export function hasEnded(job: Job): boolean {
  return job.state >= JobStateCode.canceled;
}
