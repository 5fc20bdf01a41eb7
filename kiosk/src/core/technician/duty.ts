import type { Person } from '@hallway/protocol';

/** Whether this person mends kiosks. */
export function isTechnician(person: Person | null): boolean {
  return person?.duties?.includes('technician') ?? false;
}
