/** The university's seal: its authority, every certificate, and what became of them. */
export { crlRoutes } from './crl-routes.ts';
export { migrations } from './migrations.ts';
export { openSeals, type Seals } from './seals.ts';
