/** Staff: accounts, sessions, and what each role may do. */
export { createAccounts, type Account, type Accounts } from './accounts.ts';
export { migrations } from './migrations.ts';
export { may, permissions, type Permission } from './permissions.ts';
export { roles, type Role } from './roles.ts';
export { staffOf, staffRoutes } from './routes.ts';
export { createSessions, type Sessions } from './sessions.ts';
