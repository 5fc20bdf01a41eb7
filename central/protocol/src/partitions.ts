import { z } from 'zod';
import type { KioskId } from './identifiers.ts';

/** Feed partitions: `k:K01`, `revoke`, `config`, `catalog`, `claims:tinglan`, `people:tinglan`, `papers:tinglan`. */
export const partitionSchema = z
  .string()
  .regex(/^(revoke|config|catalog|k:K\d{2,4}|(claims|people|papers):[a-z]+)$/);

/** Lower goes first: what protects people, then what the kiosk needs to work and who is on the way to it, then everybody. */
export function partitionPriority(part: string): number {
  if (part === 'revoke' || part.startsWith('k:')) return 0;
  if (part === 'config' || part === 'catalog' || part.startsWith('claims:')) return 1;
  return 2;
}

/** The partitions a kiosk may see: everybody's, its own, and the claims, people and papers of its campus. In order of priority. */
export function partitionsOf(kiosk: { kioskId: KioskId; campus: string }): string[] {
  const { kioskId, campus } = kiosk;
  return [
    'revoke',
    `k:${kioskId}`,
    'config',
    'catalog',
    `claims:${campus}`,
    `people:${campus}`,
    `papers:${campus}`,
  ];
}
