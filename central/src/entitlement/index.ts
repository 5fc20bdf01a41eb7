/** Who may have which document: the rules of the university, and their answer for a person now. */
export { createEntitlements, type Asked, type Entitlements } from './entitlements.ts';
export { migrations } from './migrations.ts';
export { entitlementRoutes } from './routes.ts';
export { createRules, type Rules } from './rules.ts';
