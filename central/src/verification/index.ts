/** What anybody needs to check a paper, and what they may learn about one. */
export { signPackagedKinds } from './document-kinds.ts';
export { openStatusList, type PublishedStatusList } from './status-list.ts';
export { trustRoutes } from './trust-routes.ts';
