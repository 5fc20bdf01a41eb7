import { z } from 'zod';
import type { KioskId } from './identifiers.ts';

/** Feed partitions: `k:K01`, `revoke`, `config`, `catalog`, `people:tinglan`. */
export const partitionSchema = z
  .string()
  .regex(/^(revoke|config|catalog|k:K\d{2,4}|people:[a-z]+)$/);

/** Lower goes first: what protects people, then what the kiosk needs to work, then who may use it. */
export function partitionPriority(part: string): number {
  if (part === 'revoke' || part.startsWith('k:')) return 0;
  if (part === 'config' || part === 'catalog') return 1;
  return 2;
}

/** The partitions a kiosk may see: everybody's, its own, and the people of its campus. In order of priority. */
export function partitionsOf(kiosk: { kioskId: KioskId; campus: string }): string[] {
  return ['revoke', `k:${kiosk.kioskId}`, 'config', 'catalog', `people:${kiosk.campus}`];
}
