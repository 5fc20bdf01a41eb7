/** The university's seal: its authority, every certificate, and what became of them. */
export { createSealRequests, type SealRequests } from './control/requests.ts';
export { sealControlRoutes } from './control/routes.ts';
export { createSealUses, type SealUses } from './control/uses.ts';
export { createUseSearch } from './control/search.ts';
export { createSealView } from './control/view.ts';
export { crlRoutes } from './crl-routes.ts';
export { migrations } from './migrations.ts';
export { createCopies, type Copies } from './copies/copies.ts';
export { copyRoutes } from './copies/routes.ts';
export { createSealDesk, type SealDesk } from './desk.ts';
export { sealDeskRoutes } from './desk-routes.ts';
export { startUpgrades } from './copies/worker.ts';
export { openSeals, type Machine, type Seals } from './seals.ts';
export { tsaRoutes } from './tsa/routes.ts';
export { createTsa } from './tsa/tsa.ts';
