/**
 * What a member of staff may see and do. A technician looks after machines, a registrar after papers, a designer makes
 * what papers look like.
 */
export const roles = ['technician', 'registrar', 'designer'] as const;

export type Role = (typeof roles)[number];
