import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Printed } from './bind.ts';

export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** JSON with the members of every object in order of their names, and no white space (RFC 8785 for what JSON.parse gives). */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/**
 * SHA-256 over everything a paper prints about the issue: names and texts of the fields, sorted by name, with the
 * template they were printed by. Hex.
 */
export function digestFields(
  template: { id: string; language: string; version: number },
  printed: Printed,
): string {
  const fields = [...printed].sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256Hex(JSON.stringify([template.id, template.language, template.version, fields]));
}
