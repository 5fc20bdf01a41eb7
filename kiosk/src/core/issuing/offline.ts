/** What R14 looks at. */
export interface IssuingConditions {
  /** Central is connected now. */
  online: boolean;
  /** Milliseconds since this kiosk last stood at the head of all its data; null when it never did. */
  snapshotAgeMs: number | null;
  maxSnapshotAgeHours: number;
  /** Copies per person, document and day that this kiosk may issue while central is away. */
  offlineCopiesPerDay: number;
}

/**
 * R14: may this kiosk issue now? Pure.
 *
 * @param offlineToday copies of this document it has given this person today while central was away
 * @returns why not, or null
 */
export function offlineRefusal(
  conditions: IssuingConditions,
  offlineToday: number,
  copies: number,
): 'SNAPSHOT_OLD' | 'OFFLINE_CAP' | null {
  const { online, snapshotAgeMs, maxSnapshotAgeHours, offlineCopiesPerDay } = conditions;
  if (snapshotAgeMs === null || snapshotAgeMs > maxSnapshotAgeHours * 3_600_000) {
    return 'SNAPSHOT_OLD';
  }
  if (!online && offlineToday + copies > offlineCopiesPerDay) return 'OFFLINE_CAP';
  return null;
}
