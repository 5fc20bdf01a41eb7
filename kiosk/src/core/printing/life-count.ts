import type { PrinterState } from '@hallway/device-drivers';

/**
 * What the engine has counted in all its life: by IPP, else by the other way that was declared. Certificates are printed
 * on one side, so that a counter of impressions and one of sheets grow alike. Null when nobody counts.
 */
export function lifeCountOf({
  impressionsCompleted,
  lifeCounter,
}: Pick<PrinterState, 'impressionsCompleted' | 'lifeCounter'>): number | null {
  return impressionsCompleted ?? lifeCounter?.count ?? null;
}
