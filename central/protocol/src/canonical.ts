import type { EventEnvelope } from './events.ts';

/** `prev` of the first event of an epoch. */
export const genesisHash = '0'.repeat(64);

/**
 * JSON with object keys in code-unit order and no spaces, so that both ends hash the same bytes (RFC 8785 for the
 * values JSON.parse can give). Members that are undefined are left out, as JSON.stringify does.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** The form of an event whose SHA-256 the next event carries in `prev`. */
export function canonicalEvent(event: EventEnvelope): string {
  return canonicalJson(event);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
