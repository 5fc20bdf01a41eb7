/** What anybody needs to check a paper, what they may learn about one, and what its holder lets them see. */
export { PublishedKinds } from './document-kinds.ts';
export { holderRoutes } from './holder-routes.ts';
export { createHolderSessions } from './holder-sessions.ts';
export { createLookups } from './lookups.ts';
export { migrations } from './migrations.ts';
export { createShares } from './shares.ts';
export { openStatusList, type PublishedStatusList } from './status-list.ts';
export { trustRoutes } from './trust-routes.ts';
export { verifyRoutes } from './verify-routes.ts';
