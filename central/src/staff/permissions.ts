import type { Role } from './roles.ts';

/** One thing that staff may do, who may, and why these and nobody else. */
export interface PermissionEntry {
  roles: readonly [Role, ...Role[]];
  why: string;
}

/**
 * What each role may do: the whole of it. A route names one of these as its access; what is not here nobody may do.
 * The seal is kept apart from papers and machines, so that no single trade can both make a paper good and vouch for it.
 */
export const permissions = {
  'tend-kiosks': {
    roles: ['technician'],
    why: 'Machines need hands that are there; whoever decides over papers has no business switching devices.',
  },
  'read-register': {
    roles: ['technician', 'registrar'],
    why: 'A technician answers for a paper stuck in a machine, a registrar for every paper. Holders stay masked.',
  },
  'revoke-papers': {
    roles: ['registrar'],
    why: 'Whether what a paper states is wrong is the registrar’s to know.',
  },
  'approve-papers': {
    roles: ['registrar'],
    why: 'What a paper will state comes from the office that answers for it.',
  },
  'set-rules': {
    roles: ['registrar'],
    why: 'Who may have which document is the registrar’s to decide.',
  },
  'make-templates': {
    roles: ['designer', 'registrar'],
    why: 'Designers draw papers; registrars mend a word without waiting for one.',
  },
  'release-templates': {
    roles: ['registrar'],
    why: 'What a paper says binds the university, so who draws it does not release it.',
  },
  'ask-of-seal': {
    roles: ['technician', 'registrar', 'seal'],
    why: 'Whoever meets a lost kiosk or a wrong paper may ask, and sees what became of it. Asking does nothing.',
  },
  'keep-seal': {
    roles: ['seal'],
    why: 'Only keepers of the seal put it to use, and never on their own request.',
  },
} as const satisfies Record<string, PermissionEntry>;

export type Permission = keyof typeof permissions;

/** Whether a role may do this. */
export function may(role: Role, permission: Permission): boolean {
  return (permissions[permission].roles as readonly Role[]).includes(role);
}
