/**
 * What a member of staff is here for. A technician looks after machines, a registrar after papers, a designer makes
 * what papers look like, and keepers of the seal (`seal`) decide over its keys. What that allows: `permissions.ts`.
 */
export const roles = ['technician', 'registrar', 'designer', 'seal'] as const;

export type Role = (typeof roles)[number];
