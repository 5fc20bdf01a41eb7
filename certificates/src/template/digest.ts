import { createHash } from 'node:crypto';
import type { Printed } from './bind.ts';

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * SHA-256 over everything a paper prints about the issue: names and texts of the fields, sorted by name, with the
 * template they were printed by. Hex.
 */
export function digestFields(template: { id: string; version: number }, printed: Printed): string {
  const fields = [...printed].sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256Hex(JSON.stringify([template.id, template.version, fields]));
}
