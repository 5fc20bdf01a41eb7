/** What a member of staff may see and do. A technician looks after machines, a registrar after papers. */
export const roles = ['technician', 'registrar'] as const;

export type Role = (typeof roles)[number];
