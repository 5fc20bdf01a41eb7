/** What anybody needs to check a paper, and what they may learn about one. */
export { openStatusList, type PublishedStatusList } from './status-list.ts';
export { trustRoutes } from './trust-routes.ts';
