import { z } from 'zod';

/**
 * What staff found out about the paper of an ambiguous attempt; partition `k:<kioskId>`, key `resolutionKey`. The
 * kiosk obeys it while the attempt is ambiguous, and says so with `issue.resolved`; after that it has no effect.
 */
export const resolutionRecordSchema = z.object({
  issueId: z.uuid(),
  attempt: z.int().min(1),
  outcome: z.enum(['delivered', 'voided']),
  /** Who answers for it: a technician at the machine, or the registrar's office at central. */
  by: z.enum(['technician', 'central']),
});

export type ResolutionRecord = z.infer<typeof resolutionRecordSchema>;

const prefix = 'resolve:';

/** One record an attempt: a later answer replaces an earlier one that the kiosk has not seen. */
export function resolutionKey({
  issueId,
  attempt,
}: Pick<ResolutionRecord, 'issueId' | 'attempt'>): string {
  return `${prefix}${issueId}:${attempt}`;
}

/** Whether a record of the kiosk's own partition is one of these. */
export function isResolutionKey(key: string): boolean {
  return key.startsWith(prefix);
}
